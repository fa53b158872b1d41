using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Recurring cohorts by user: in how many cohorts that are over a user was, and after how many the user came back. One user's cohorts resemble each other.</summary>
/// <param name="slots">Groups, the one without a value included.</param>
/// <param name="question">Kind of return.</param>
/// <param name="boundaries">Last period of each column.</param>
sealed class RetentionTotals(int slots, RetentionQuestion question, int[] boundaries)
{
    readonly int width = boundaries.Length + 1;
    readonly int[] lastOver = [.. Enumerable.Range(0, boundaries.Length + 1).Select(k => LastOver(question, k == 0 ? 0 : boundaries[k - 1]))];

    /// <summary>All groups together first, then group after group.</summary>
    readonly ClusterRatio[] ratios = new ClusterRatio[(slots + 1) * (boundaries.Length + 1)];

    // The user at hand: cohorts that are over, those that the user came back after, and the groups they are in.
    readonly long[] cohorts = new long[(slots + 1) * (boundaries.Length + 1)];
    readonly long[] returned = new long[(slots + 1) * (boundaries.Length + 1)];
    readonly List<int> touched = new(4);

    /// <summary>Adds one cohort of the user at hand.</summary>
    /// <param name="slot">Group.</param>
    /// <param name="cohort">Period.</param>
    /// <param name="row">Columns with a return; with later returns counted, the last one only.</param>
    public void Add(int slot, int cohort, ReadOnlySpan<long> row)
    {
        Add(0, cohort, row, touched.Count == 0);
        Add(slot + 1, cohort, row, !touched.Contains(slot + 1));
    }

    /// <summary>Ends the user at hand.</summary>
    public void EndUser()
    {
        foreach (var place in touched)
        {
            for (var at = place * width; at < (place + 1) * width; at++)
            {
                if (cohorts[at] > 0)
                    ratios[at].Add(cohorts[at], returned[at]);
                cohorts[at] = returned[at] = 0;
            }
        }

        touched.Clear();
    }

    /// <summary>Adds the users of another part of the log.</summary>
    public void Add(RetentionTotals other)
    {
        for (var i = 0; i < ratios.Length; i++)
            ratios[i].Add(other.ratios[i]);
    }

    /// <summary>Column by column: cohorts that the users came back after ÷ cohorts, over users. Slot −1 = all groups together.</summary>
    public ImmutableArray<ClusterRatio> Of(int slot) => [.. ratios.AsSpan((slot + 1) * width, width)];

    void Add(int place, int cohort, ReadOnlySpan<long> row, bool isNew)
    {
        if (isNew)
            touched.Add(place);
        var later = 0L;
        for (var k = width - 1; k >= 0; k--)
        {
            later = k == 0 ? 1 : question.IsRolling ? later + row[k] : row[k];
            if (cohort > lastOver[k])
                continue;
            cohorts[(place * width) + k]++;
            returned[(place * width) + k] += later;
        }
    }

    /// <summary>The last cohort whose period at a distance is over; −1 when none is. A cohort's own period counts, over or not.</summary>
    static int LastOver(RetentionQuestion question, int distance)
    {
        var cohort = question.StartsMs.Length - 2;
        while (distance > 0 && cohort >= 0 && (cohort + distance + 1 >= question.StartsMs.Length || question.StartsMs[cohort + distance + 1] > question.AsOfMs))
            cohort--;
        return cohort;
    }
}
