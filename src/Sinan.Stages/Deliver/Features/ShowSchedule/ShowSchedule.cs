namespace Sinan.Stages.Deliver.Features.ShowSchedule;

/// <summary>When will this initiative be done, and what would a delay do?</summary>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Late">Number, from 1, of a milestone that might be late; null asks no such question.</param>
/// <param name="Days">Working days by which it is late; five by default.</param>
public sealed record ShowSchedule(long Id, int? Late = null, double? Days = null)
{
    public const double UsualDelay = 5;
}
