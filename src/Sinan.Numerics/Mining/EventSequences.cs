using System.Runtime.InteropServices;

namespace Sinan.Numerics.Mining;

/// <summary>What each user did, in time order; events as whole numbers 0 … Codes − 1.</summary>
public sealed class EventSequences
{
    readonly List<int> codes = [];
    readonly List<long> times = [];
    readonly List<int> ends = [];

    /// <summary>Number of users, those without events included.</summary>
    public int Users => ends.Count;

    /// <summary>One more than the largest code.</summary>
    public int Codes { get; private set; }

    /// <summary>Adds a user.</summary>
    /// <param name="codes">Events in their order; of equal times the first given comes first.</param>
    /// <param name="times">Their times in any unit, not falling, same length.</param>
    /// <exception cref="ArgumentException">Different lengths, a negative code or a time before the last.</exception>
    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<long> times)
    {
        if (codes.Length != times.Length)
            throw new ArgumentException($"Every event needs a time. Got {codes.Length} events and {times.Length} times.", nameof(times));
        for (var i = 0; i < codes.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(codes[i], nameof(codes));
            if (i > 0 && times[i] < times[i - 1])
                throw new ArgumentException("The events of a user must be in time order.", nameof(times));
            Codes = Math.Max(Codes, codes[i] + 1);
        }

        this.codes.AddRange(codes);
        this.times.AddRange(times);
        ends.Add(this.codes.Count);
    }

    internal ReadOnlySpan<int> AllCodes => CollectionsMarshal.AsSpan(codes);

    internal ReadOnlySpan<long> AllTimes => CollectionsMarshal.AsSpan(times);

    internal int StartOf(int user) => user == 0 ? 0 : ends[user - 1];

    internal int EndOf(int user) => ends[user];

    /// <summary>Users with each code.</summary>
    internal int[] UsersByCode()
    {
        var (counts, last) = (new int[Codes], new int[Codes]);
        for (var user = 0; user < Users; user++)
        {
            foreach (var code in AllCodes[StartOf(user)..EndOf(user)])
            {
                if (last[code] != user + 1)
                    (last[code], counts[code]) = (user + 1, counts[code] + 1);
            }
        }

        return counts;
    }
}
