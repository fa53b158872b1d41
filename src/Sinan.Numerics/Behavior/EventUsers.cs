using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Distinct users of every event, in one pass.</summary>
static unsafe class EventUsers
{
    public static long[] Count(BehaviorIndex index)
    {
        var users = new long[index.EventNames.Count];
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 64), () => (Counts: new long[users.Length], Last: Enumerable.Repeat(-1, users.Length).ToArray()),
            (range, _, own) =>
            {
                if (index.CodeWidth == 1)
                    Walk<byte>(index, range, own.Counts, own.Last);
                else
                    Walk<ushort>(index, range, own.Counts, own.Last);
                return own;
            },
            own =>
            {
                for (var i = 0; i < own.Counts.Length; i++)
                    Interlocked.Add(ref users[i], own.Counts[i]);
            });
        GC.KeepAlive(index);
        return users;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Walk<T>(BehaviorIndex index, UserRange range, long[] counts, int[] last)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var offsets = index.Offsets;
        for (var user = range.From; user < range.To; user++)
        {
            for (var i = offsets[user]; i < offsets[user + 1]; i++)
            {
                var code = int.CreateTruncating(codes[i]);
                counts[code] += last[code] == user ? 0 : 1;
                last[code] = user;
            }
        }
    }
}
