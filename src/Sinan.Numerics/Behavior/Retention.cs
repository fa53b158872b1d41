using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Which users come back.</summary>
/// <param name="Born">Event code whose first occurrence puts a user into a cohort.</param>
/// <param name="Return">Event code that counts as coming back.</param>
/// <param name="StartsMs">Starts of the calendar periods in ms, ascending, the last one being the end of the last; they must cover the log.</param>
/// <param name="Periods">Periods after the cohort's own to answer for, ≥ 0.</param>
/// <param name="IsRolling">Counts a return in the k-th period or later.</param>
/// <param name="AsOfMs">A period is over when it ends at or before this moment: usually the time of the last event of the log.</param>
/// <param name="Users">Filter or groups by user; a breakdown by column is not offered. Null = all users.</param>
public sealed record RetentionQuestion(int Born, int Return, ImmutableArray<long> StartsMs, int Periods, bool IsRolling, long AsOfMs, BehaviorGrouping? Users = null);

/// <summary>One cohort.</summary>
/// <param name="Period">Number of its period in the question's starts.</param>
/// <param name="Size">Users in it.</param>
/// <param name="Retained">Users who came back in the k-th period after it, k = 0 … periods; [0] is the size; null when that period is not over.</param>
public sealed record RetentionCohort(int Period, long Size, ImmutableArray<long?> Retained);

/// <summary>The cohorts with at least one user, by time, and the share retained over all of them.</summary>
/// <param name="Cohorts">By time.</param>
/// <param name="Overall">Σ retained ÷ Σ size over the cohorts not null at k; null where every cohort is.</param>
public sealed record RetentionAnswer(ImmutableArray<RetentionCohort> Cohorts, ImmutableArray<double?> Overall);

/// <summary>Cohort retention over calendar periods.</summary>
public static unsafe class Retention
{
    /// <param name="index">Events.</param>
    /// <param name="question">Events and periods.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    public static RetentionAnswer Answer(BehaviorIndex index, RetentionQuestion question, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.Periods);
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        if (index.Events > 0 && (index.BaseMs < question.StartsMs[0] || index.LastMs >= question.StartsMs[^1]))
            throw new ArgumentException("The periods of a retention question must cover the whole log.", nameof(question));
        // Row c holds the cohort's size, then the users retained in period 1, 2, …
        var width = question.Periods + 1;
        var counts = new long[periods.Count * width];
        if (question.Born >= 0)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
            Parallel.ForEach(
                UserRanges.Of(index.Offsets, index.Users, 256), parallel, () => new long[counts.Length],
                (range, _, own) =>
                {
                    if (index.CodeWidth == 1)
                        Walk<byte>(index, question, periods, range, own, cancellationToken);
                    else
                        Walk<ushort>(index, question, periods, range, own, cancellationToken);
                    return own;
                },
                own =>
                {
                    for (var i = 0; i < own.Length; i++)
                        Interlocked.Add(ref counts[i], own[i]);
                });
            GC.KeepAlive(index);
        }

        return Result(question, counts, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Walk<T>(BehaviorIndex index, RetentionQuestion question, Periods periods, UserRange range, long[] counts, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var (born, back) = (T.CreateChecked(question.Born), question.Return < 0 ? default : T.CreateChecked(question.Return));
        var (most, users) = (question.Periods, question.Users ?? BehaviorGrouping.None);
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || users.Skips(user))
                continue;
            var first = EventScan<T>.Find(codes, &born, 1, from, to);
            if (first == to)
                continue;
            var cohort = periods.Of(index.TickAt(first));
            var row = counts.AsSpan(cohort * (most + 1), most + 1);
            row[0]++;
            if (question.Return < 0 || most == 0 || first + 1 == to)
                continue;
            if (question.IsRolling)
            {
                var last = EventScan<T>.FindLast(codes, back, first + 1, to);
                if (last > first && periods.Of(index.TickAt(last)) is var period && period > cohort)
                    row[Math.Min(period - cohort, most)]++;
            }
            else
            {
                Mark(index, codes, back, periods, first + 1, to, cohort, row);
            }
        }
    }

    /// <summary>Counts each later period with a return event once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Mark<T>(BehaviorIndex index, T* codes, T back, Periods periods, long from, long to, int cohort, Span<long> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        var next = periods.StartOf(cohort + 1);
        for (; from < to; from += EventScan<T>.Lanes)
        {
            var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, back), to - from);
            for (; mask != 0; mask &= mask - 1)
            {
                var tick = index.TickAt(from + BitOperations.TrailingZeroCount(mask));
                if (tick < next)
                    continue;
                var period = periods.Of(tick);
                if (period - cohort >= row.Length)
                    return;
                row[period - cohort]++;
                next = periods.StartOf(period + 1);
            }
        }
    }

    static RetentionAnswer Result(RetentionQuestion question, long[] counts, int width)
    {
        var cohorts = ImmutableArray.CreateBuilder<RetentionCohort>();
        var (retained, sizes) = (new long[width], new long[width]);
        for (var c = 0; c < question.StartsMs.Length - 1; c++)
        {
            var row = counts.AsSpan(c * width, width);
            if (row[0] == 0)
                continue;
            if (question.IsRolling)
            {
                for (var k = width - 2; k >= 1; k--)
                    row[k] += row[k + 1];
            }

            var values = new long?[width];
            for (var k = 0; k < width; k++)
            {
                // The cohort's own period counts whole, over or not: everybody in it was there.
                if (k > 0 && (c + k + 1 >= question.StartsMs.Length || question.StartsMs[c + k + 1] > question.AsOfMs))
                    break;
                values[k] = row[k];
                retained[k] += row[k];
                sizes[k] += row[0];
            }

            cohorts.Add(new RetentionCohort(c, row[0], [.. values]));
        }

        return new RetentionAnswer(cohorts.ToImmutable(), [.. retained.Select((r, k) => sizes[k] == 0 ? (double?)null : (double)r / sizes[k])]);
    }
}
