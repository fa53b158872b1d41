using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Cohort retention over calendar periods.</summary>
public static unsafe class Retention
{
    /// <param name="index">Events.</param>
    /// <param name="question">Events and periods. Costs groups × periods of the log × columns × 8 bytes a thread.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <exception cref="ArgumentException">The periods do not cover the log, or the brackets do not ascend from 1 or more.</exception>
    public static RetentionAnswer Answer(BehaviorIndex index, RetentionQuestion question, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.Periods);
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        if (index.Events > 0 && (index.BaseMs < question.StartsMs[0] || index.LastMs >= question.StartsMs[^1]))
            throw new ArgumentException("The periods of a retention question must cover the whole log.", nameof(question));
        int[] boundaries = question.Brackets.IsEmpty ? [.. Enumerable.Range(1, question.Periods)] : [.. question.Brackets];
        for (var j = 0; j < boundaries.Length; j++)
        {
            if (boundaries[j] <= (j == 0 ? 0 : boundaries[j - 1]))
                throw new ArgumentException("The brackets of a retention question must ascend from 1 or more.", nameof(question));
        }

        var by = question.By ?? BehaviorGrouping.None;
        var walk = new RetentionWalk(index, question, by, periods, boundaries);
        var counts = new long[checked(by.Slots * walk.Cells)];
        RetentionTotals? Totals() => question.IsRecurring ? new RetentionTotals(by.Slots, question, boundaries) : null;
        var totals = Totals();
        if (question.Born >= 0)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
            Parallel.ForEach(
                UserRanges.Of(index.Offsets, index.Users, 256), parallel, () => (Counts: new long[counts.Length], Totals: Totals()),
                (range, _, own) =>
                {
                    if (index.CodeWidth == 1)
                        walk.Run<byte>(range, own.Counts, own.Totals, cancellationToken);
                    else
                        walk.Run<ushort>(range, own.Counts, own.Totals, cancellationToken);
                    return own;
                },
                own =>
                {
                    lock (counts)
                    {
                        for (var i = 0; i < counts.Length; i++)
                            counts[i] += own.Counts[i];
                        totals?.Add(own.Totals!);
                    }
                });
            GC.KeepAlive(index);
        }

        if (question.IsRolling)
            AddLater(counts, walk.Width);
        var total = new long[walk.Cells];
        for (var i = 0; i < counts.Length; i++)
            total[i % total.Length] += counts[i];
        ImmutableArray<ClusterRatio> ByUser(int slot) => totals?.Of(slot) ?? [];
        var all = GroupOf(-1, question, boundaries, total, ByUser(-1));
        var groups = Enumerable.Range(0, by.IsPlain ? 0 : by.Slots).Select(slot => GroupOf(slot - 1, question, boundaries, counts.AsSpan(slot * walk.Cells, walk.Cells), ByUser(slot)))
            .Where(g => !g.Cohorts.IsEmpty).OrderByDescending(g => g.Cohorts.Sum(c => c.Size)).ThenBy(g => g.Group);
        return new RetentionAnswer(all.Cohorts, all.Overall, [.. groups]) { ByUser = all.ByUser };
    }

    /// <summary>The walk counts a user at the last return; who came back in column k + 1 or later also did in k or later.</summary>
    static void AddLater(long[] counts, int width)
    {
        for (var row = 0; row < counts.Length; row += width)
        {
            for (var k = width - 2; k >= 1; k--)
                counts[row + k] += counts[row + k + 1];
        }
    }

    static RetentionGroup GroupOf(int group, RetentionQuestion question, int[] boundaries, ReadOnlySpan<long> counts, ImmutableArray<ClusterRatio> byUser)
    {
        var width = boundaries.Length + 1;
        var cohorts = ImmutableArray.CreateBuilder<RetentionCohort>();
        var (retained, sizes) = (new long[width], new long[width]);
        for (var c = 0; c < question.StartsMs.Length - 1; c++)
        {
            var row = counts.Slice(c * width, width);
            if (row[0] == 0)
                continue;
            var values = new long?[width];
            for (var k = 0; k < width; k++)
            {
                // The cohort's own period counts whole, over or not: everybody in it was there.
                if (k > 0 && (c + boundaries[k - 1] + 1 >= question.StartsMs.Length || question.StartsMs[c + boundaries[k - 1] + 1] > question.AsOfMs))
                    break;
                values[k] = row[k];
                retained[k] += row[k];
                sizes[k] += row[0];
            }

            cohorts.Add(new RetentionCohort(c, row[0], [.. values]));
        }

        return new RetentionGroup(group, cohorts.ToImmutable(), [.. retained.Select((r, k) => sizes[k] == 0 ? (double?)null : (double)r / sizes[k])]) { ByUser = byUser };
    }
}
