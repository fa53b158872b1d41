using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>What was counted in a record or a file, before anything is judged.</summary>
public sealed record QualityFacts
{
    /// <summary>Events, or rows of a file.</summary>
    public required long Rows { get; init; }

    public ImmutableArray<ColumnFacts> Columns { get; init; } = [];

    /// <summary>Rows equal in every column to an earlier one.</summary>
    public long EqualRows { get; init; }

    public TimeFacts? Time { get; init; }

    /// <summary>Events per user → users.</summary>
    public ImmutableArray<(long Events, long Users)> UserActivity { get; init; } = [];

    /// <summary>Events per item → items.</summary>
    public ImmutableArray<(long Events, long Items)> ItemActivity { get; init; } = [];

    public int EventNames { get; init; }

    public long Feedback { get; init; }

    public long FeedbackWithUser { get; init; }

    /// <summary>With a rating or a label.</summary>
    public long FeedbackRated { get; init; }

    public GroupFacts? Group { get; init; }

    public bool KeepsRawIds { get; init; }

    public ImmutableSortedDictionary<string, long> Redacted { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public ImmutableSortedDictionary<string, long> Rejected { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Names of recurring imports that are late.</summary>
    public ImmutableArray<string> LateSources { get; init; } = [];

    /// <summary>A whole workspace was looked at, not one file.</summary>
    public bool IsRecord { get; init; }

    public long Users => UserActivity.Sum(u => u.Users);

    public long Items => ItemActivity.Sum(i => i.Items);
}

/// <summary>One column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">"text", "number", "time" or "id".</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Number">Its distribution; null for other types.</param>
/// <param name="Identifiers">Rows (in a record: different values) that hold a telephone number, e-mail address, card or plate.</param>
public sealed record ColumnFacts(string Name, string Type, string Role, long Missing, long Distinct, NumberFacts? Number = null, long Identifiers = 0);

/// <summary>The distribution of a column of numbers.</summary>
/// <param name="Count">Numbers.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Q1">First quartile.</param>
/// <param name="Median">Middle.</param>
/// <param name="Q3">Third quartile.</param>
/// <param name="Max">Largest.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Skewness">Third standardised moment; NaN when all are equal.</param>
/// <param name="Outliers">Beyond three interquartile ranges from the quartiles.</param>
public sealed record NumberFacts(long Count, double Min, double Q1, double Median, double Q3, double Max, double Mean, double Skewness, long Outliers);

/// <summary>The times of events.</summary>
/// <param name="First">Earliest.</param>
/// <param name="Last">Latest.</param>
/// <param name="Future">Later than now.</param>
/// <param name="Before2000">Earlier than the year 2000, while most are later.</param>
/// <param name="Far">Beyond three interquartile ranges from the quartiles of time.</param>
/// <param name="MainFirst">Earliest of the others.</param>
/// <param name="MainLast">Latest of the others.</param>
/// <param name="Days">Days from the first to the last, without the far ones.</param>
/// <param name="SilentDays">Of these, days without any event.</param>
/// <param name="LongestSilence">Longest run of silent days.</param>
/// <param name="HasClock">Times of day are there, not dates alone.</param>
public sealed record TimeFacts(
    DateTimeOffset First, DateTimeOffset Last, long Future, long Before2000, long Far, DateTimeOffset MainFirst, DateTimeOffset MainLast, int Days, int SilentDays, int LongestSilence, bool HasClock);

/// <summary>How rows and users spread over the values of one column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">Value, rows, users, rows with an amount; the largest first.</param>
public sealed record GroupFacts(string Column, ImmutableArray<(string Value, long Rows, long Users, long WithValue)> Values);

/// <summary>Counts days without events.</summary>
public static class SilentDays
{
    /// <param name="days">Days with events, ascending, each once.</param>
    public static (int Days, int Silent, int Longest) Of(IReadOnlyList<DateOnly> days)
    {
        if (days.Count == 0)
            return (0, 0, 0);
        var all = days[^1].DayNumber - days[0].DayNumber + 1;
        var longest = 0;
        for (var i = 1; i < days.Count; i++)
            longest = Math.Max(longest, days[i].DayNumber - days[i - 1].DayNumber - 1);
        return (all, all - days.Count, longest);
    }
}
