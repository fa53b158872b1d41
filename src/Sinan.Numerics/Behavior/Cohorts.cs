using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Finds the users who meet a tree of conditions.</summary>
public static unsafe class Cohorts
{
    /// <param name="index">Events.</param>
    /// <param name="condition">What users must have done.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>One byte a user number, 1 = meets the condition. Users without events meet none.</returns>
    /// <exception cref="ArgumentException">Fewer than one time, a negative window, or a column without codes.</exception>
    public static byte[] Find(BehaviorIndex index, CohortCondition condition, int threads, CancellationToken cancellationToken)
    {
        var found = Of(index, condition, threads, cancellationToken);
        for (var user = 0; user < found.Length; user++)
            found[user] &= index.Offsets[user] < index.Offsets[user + 1] ? (byte)1 : (byte)0;
        GC.KeepAlive(index);
        return found;
    }

    /// <summary>How many users a set holds.</summary>
    public static long Count(ReadOnlySpan<byte> users)
    {
        // A byte sum overflows: runs of 255 do not.
        var count = 0L;
        for (; users.Length > 255; users = users[255..])
            count += TensorPrimitives.Sum(users[..255]);
        return count + TensorPrimitives.Sum(users);
    }

    static byte[] Of(BehaviorIndex index, CohortCondition condition, int threads, CancellationToken cancellationToken)
    {
        var found = new byte[index.Users];
        switch (condition)
        {
            case CohortCondition.Did did:
                ArgumentOutOfRangeException.ThrowIfLessThan(did.AtLeast, 1);
                if (did.Event >= 0)
                    Walk(index, threads, range => Did(index, did, range, found, cancellationToken), cancellationToken);
                break;
            case CohortCondition.Sequence pair:
                ArgumentOutOfRangeException.ThrowIfNegative(pair.WithinMs ?? 0);
                return Of(index, new CohortCondition.Funnel(new FunnelQuestion([pair.First, pair.Then], pair.WithinMs, FromMs: pair.FromMs, ToMs: pair.ToMs), 2), threads, cancellationToken);
            case CohortCondition.Funnel funnel:
                var reach = Funnel.Reach(index, funnel.Question, threads, cancellationToken);
                for (var user = 0; user < found.Length; user++)
                    found[user] = reach[user] == funnel.Reached ? (byte)1 : (byte)0;
                break;
            case CohortCondition.Has has:
                if (!has.Column.IsCoded)
                    throw new ArgumentException($"The column '{has.Column.Name}' has no codes to look for.", nameof(condition));
                Walk(index, threads, range => Has(index, has, range, found, cancellationToken), cancellationToken);
                break;
            case CohortCondition.In known:
                var users = known.Users.Span[..Math.Min(known.Users.Length, found.Length)];
                for (var user = 0; user < users.Length; user++)
                    found[user] = users[user] != 0 ? (byte)1 : (byte)0;
                break;
            case CohortCondition.All all:
                found.AsSpan().Fill(1);
                foreach (var part in all.Of)
                    TensorPrimitives.BitwiseAnd(found, Of(index, part, threads, cancellationToken), found);
                break;
            case CohortCondition.Any any:
                foreach (var part in any.Of)
                    TensorPrimitives.BitwiseOr(found, Of(index, part, threads, cancellationToken), found);
                break;
            case CohortCondition.Not not:
                TensorPrimitives.Xor(Of(index, not.Of, threads, cancellationToken), (byte)1, found);
                break;
        }

        return found;
    }

    static void Walk(BehaviorIndex index, int threads, Action<UserRange> walk, CancellationToken cancellationToken) =>
        Parallel.ForEach(UserRanges.Of(index.Offsets, index.Users, 256), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, walk);

    static void Did(BehaviorIndex index, CohortCondition.Did did, UserRange range, byte[] found, CancellationToken cancellationToken)
    {
        if (index.CodeWidth == 1)
            Did<byte>(index, did, range, found, cancellationToken);
        else
            Did<ushort>(index, did, range, found, cancellationToken);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Did<T>(BehaviorIndex index, CohortCondition.Did did, UserRange range, byte[] found, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var (ticks, wanted) = (index.Ticks, T.CreateChecked(did.Event));
        var (first, end) = (did.FromMs is { } f ? index.TickFrom(f) : long.MinValue, did.ToMs is { } t ? index.TickFrom(t) : long.MaxValue);
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (end != long.MaxValue)
                to = ticks.FirstAtOrAfter(end, from, to);
            if (first != long.MinValue)
                from = ticks.FirstAtOrAfter(first, from, to);
            var left = did.AtLeast;
            for (; from < to && left > 0; from += EventScan<T>.Lanes)
                left -= BitOperations.PopCount(EventScan<T>.Cut(EventScan<T>.Mask(codes + from, wanted), to - from));
            found[user] = left <= 0 ? (byte)1 : (byte)0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Has(BehaviorIndex index, CohortCondition.Has has, UserRange range, byte[] found, CancellationToken cancellationToken)
    {
        var isWanted = new bool[has.Column.Values + 1];
        foreach (var value in has.Values.Where(v => v >= 0))
            isWanted[value + 1] = true;
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            for (var at = index.Offsets[user]; at < index.Offsets[user + 1] && found[user] == 0; at++)
                found[user] = isWanted[has.Column.CodeAt(at) + 1] ? (byte)1 : (byte)0;
        }
    }
}
