namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>Where does the loop stand, what has to be decided, and what has changed?</summary>
/// <param name="Since">From when on changes are told; null = the last seven days.</param>
public sealed record ShowOverview(DateTimeOffset? Since = null)
{
    /// <summary>Days told when no moment is given.</summary>
    public const int UsualDays = 7;
}
