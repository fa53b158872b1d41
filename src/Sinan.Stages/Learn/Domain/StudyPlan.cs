using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>When somebody studies: the first days of each week, where weeks are counted from the first day.</summary>
/// <param name="Start">The first study day.</param>
/// <param name="DaysPerWeek">Study days of a week, 1 … 7.</param>
public sealed record StudyPlan(DateOnly Start, int DaysPerWeek)
{
    public const int DefaultDaysPerWeek = 5;

    /// <summary>The day on which study day n falls, n from 1.</summary>
    public DateOnly DayOf(int n) => Start.AddDays(((n - 1) / DaysPerWeek * 7) + ((n - 1) % DaysPerWeek));

    /// <summary>Study days up to and with a day; 0 before the start.</summary>
    public int DaysUntil(DateOnly day)
    {
        var gone = day.DayNumber - Start.DayNumber;
        return gone < 0 ? 0 : (gone / 7 * DaysPerWeek) + Math.Min((gone % 7) + 1, DaysPerWeek);
    }

    /// <summary>First and last day of each stage.</summary>
    public ImmutableArray<(DateOnly First, DateOnly Last)> Dates(IEnumerable<PathStage> stages)
    {
        var before = 0;
        var dates = ImmutableArray.CreateBuilder<(DateOnly, DateOnly)>();
        foreach (var stage in stages)
        {
            dates.Add((DayOf(before + 1), DayOf(before + stage.Days)));
            before += stage.Days;
        }

        return dates.ToImmutable();
    }
}
