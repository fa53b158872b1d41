using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Impact;

/// <summary>People with an outcome: in which stratum each is compared, and of which themes each spoke. 12 bytes a person and 4 for each of their themes.</summary>
/// <param name="feedback">All feedback with its readings.</param>
/// <param name="segmentOf">Segment of a user; null for none.</param>
public sealed class ImpactPeople(FeedbackColumns feedback, Func<int, string?> segmentOf)
{
    readonly List<double> outcomes = [];
    readonly List<int> strata = [];
    readonly List<int>[] speakers = [.. feedback.ThemeIds.Select(_ => new List<int>())];
    readonly Dictionary<(string? Segment, int Month), int> numbers = [];

    public int Count => outcomes.Count;

    /// <summary>Rating, 0 or 1, or money of each person.</summary>
    public double[] Outcomes => [.. outcomes];

    /// <summary>Segment and month of the first comment, numbered from 0: people are compared only within it.</summary>
    public int[] Strata => [.. strata];

    /// <summary>Takes one more person.</summary>
    /// <param name="said">Rows of the person's comments, at least one.</param>
    /// <param name="outcome">Outcome.</param>
    public void Add(ReadOnlySpan<int> said, double outcome)
    {
        var first = IntakeBatch.NoTime;
        foreach (var row in said)
        {
            if (feedback.Times[row] is var time && time != IntakeBatch.NoTime && (first == IntakeBatch.NoTime || time < first))
                first = time;
            if (feedback.Themes[row] is >= 0 and var theme && (speakers[theme] is not [.., var last] || last != Count))
                speakers[theme].Add(Count);
        }

        var stratum = (feedback.Users[said[0]] is >= 0 and var user ? segmentOf(user) : null, MonthOf(first));
        if (!numbers.TryGetValue(stratum, out var number))
            numbers.Add(stratum, number = numbers.Count);
        strata.Add(number);
        outcomes.Add(outcome);
    }

    /// <summary>Marks the people who spoke of a theme.</summary>
    /// <param name="theme">Its id.</param>
    /// <param name="marks">One a person; all are written.</param>
    /// <returns>How many spoke of it.</returns>
    public int Mark(string theme, Span<bool> marks)
    {
        marks.Clear();
        for (var number = 0; number < speakers.Length; number++)
        {
            if (feedback.ThemeIds[number] != theme)
                continue;
            foreach (var person in speakers[number])
                marks[person] = true;
            return speakers[number].Count;
        }

        return 0;
    }

    /// <summary>Months since the year 0; −1 when it was not said when.</summary>
    static int MonthOf(long time) => time != IntakeBatch.NoTime && DateTimeOffset.FromUnixTimeMilliseconds(time) is var at ? (at.Year * 12) + at.Month : -1;
}
