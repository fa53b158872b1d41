using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>A weighted sum over the periods of a trend, user by user: what the interval of a change rests on when the users are a sample.</summary>
public static unsafe class TrendContrast
{
    /// <param name="index">Events.</param>
    /// <param name="question">Event, periods, sum and users as in <see cref="Trend"/>; a breakdown only filters. <see cref="TrendQuestion.CountsUsers"/> counts a user once a period.</param>
    /// <param name="weights">One for each period.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>Σ d and Σ d² over the users, d being the weighted sum of a user's values.</returns>
    /// <exception cref="ArgumentException">There are not as many weights as periods.</exception>
    public static (double Sum, double Squares) Answer(BehaviorIndex index, TrendQuestion question, ImmutableArray<double> weights, int threads, CancellationToken cancellationToken)
    {
        if (weights.Length != question.StartsMs.Length - 1)
            throw new ArgumentException($"There are {question.StartsMs.Length - 1} periods and {weights.Length} weights.", nameof(weights));
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        var ranges = UserRanges.Of(index.Offsets, index.Users, 256);
        var parts = new (double Sum, double Squares)[ranges.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.ForEach(ranges, parallel, range => parts[range.No] = index.CodeWidth == 1
            ? Walk<byte>(index, question, periods, weights.AsSpan(), range, cancellationToken)
            : Walk<ushort>(index, question, periods, weights.AsSpan(), range, cancellationToken));
        GC.KeepAlive(index);
        // In the order of the ranges, so that rounding is the same on any number of threads.
        return (parts.Sum(p => p.Sum), parts.Sum(p => p.Squares));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (double Sum, double Squares) Walk<T>(BehaviorIndex index, TrendQuestion question, Periods periods, ReadOnlySpan<double> weights, UserRange range, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (question.Event < 0)
            return default;
        var (codes, wanted, users) = ((nint)index.Codes, T.CreateChecked(question.Event), question.By ?? BehaviorGrouping.None);
        var (sum, squares) = (0.0, 0.0);
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (users.Skips(user))
                continue;
            var (own, last) = (0.0, -1);
            for (long from = index.Offsets[user], to = index.Offsets[user + 1]; from < to; from += EventScan<T>.Lanes)
            {
                var mask = EventScan<T>.Cut(EventScan<T>.Mask((T*)codes + from, wanted), to - from);
                for (; mask != 0; mask &= mask - 1)
                {
                    var position = from + BitOperations.TrailingZeroCount(mask);
                    var tick = index.TickAt(position);
                    if (tick < periods.First || tick >= periods.End)
                        continue;
                    var period = periods.Of(tick);
                    var value = question.Sum is { } column ? column.NumberAt(position) : question.CountsUsers && period == last ? 0 : 1;
                    last = period;
                    own += double.IsNaN(value) ? 0 : weights[period] * value;
                }
            }

            sum += own;
            squares += own * own;
        }

        return (sum, squares);
    }
}
