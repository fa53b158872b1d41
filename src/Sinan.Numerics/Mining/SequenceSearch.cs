using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Mining;

/// <summary>Finds the orders of events that begin with a given one: prefix-projected search (Pei et al., PrefixSpan, 2001) with a window.</summary>
sealed class SequenceSearch(EventSequences log, SequenceQuestion question, int[] usersByCode, CancellationToken cancellationToken)
{
    /// <summary>A way to have the order so far: none other that begins as late ends earlier.</summary>
    /// <param name="User">Who.</param>
    /// <param name="At">Position of its last event.</param>
    /// <param name="Until">Time up to which it may go on.</param>
    readonly record struct Entry(int User, int At, long Until);

    readonly int[] seen = new int[log.Codes];
    int marks;

    /// <summary>Codes of an order, users with it, users with all but its last event.</summary>
    public List<(ImmutableArray<int> Codes, int Count, int FirstCount)> Found { get; } = [];

    public void Run(int code)
    {
        var entries = new List<Entry>();
        for (var user = 0; user < log.Users; user++)
        {
            for (var at = log.StartOf(user); at < log.EndOf(user); at++)
            {
                if (log.AllCodes[at] != code)
                    continue;
                entries.Add(new Entry(user, at, question.Within is { } within ? log.AllTimes[at] + within : long.MaxValue));
                // Without a window the earliest beginning can do whatever later ones can.
                if (question.Within is null)
                    break;
            }
        }

        Grow([code], usersByCode[code], entries);
    }

    void Grow(ImmutableArray<int> order, int users, List<Entry> entries)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var counts = CountNext(CollectionsMarshal.AsSpan(entries));
        for (var code = 0; code < counts.Length; code++)
        {
            if (counts[code] < question.MinCount)
                continue;
            var longer = order.Add(code);
            Found.Add((longer, counts[code], users));
            if (longer.Length < question.MaxLength)
                Grow(longer, counts[code], Extend(CollectionsMarshal.AsSpan(entries), code));
        }
    }

    /// <summary>Users by the events that may come next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int[] CountNext(ReadOnlySpan<Entry> entries)
    {
        var codes = log.AllCodes;
        var times = log.AllTimes;
        var counts = new int[seen.Length];
        var (user, next, end) = (-1, 0, 0);
        foreach (var entry in entries)
        {
            if (entry.User != user)
                (user, next, end, marks) = (entry.User, 0, log.EndOf(entry.User), marks + 1);
            // What an earlier entry has passed counts for the user already.
            for (next = Math.Max(next, entry.At + 1); next < end && times[next] <= entry.Until; next++)
            {
                if (seen[codes[next]] == marks)
                    continue;
                seen[codes[next]] = marks;
                counts[codes[next]]++;
            }
        }

        return counts;
    }

    /// <summary>Goes on from each entry to the next event with the code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    List<Entry> Extend(ReadOnlySpan<Entry> entries, int code)
    {
        var codes = log.AllCodes;
        var times = log.AllTimes;
        var extended = new List<Entry>();
        var (user, next, end) = (-1, 0, 0);
        foreach (var entry in entries)
        {
            if (entry.User != user)
                (user, next, end) = (entry.User, 0, log.EndOf(entry.User));
            next = Math.Max(next, entry.At + 1);
            while (next < end && times[next] <= entry.Until && codes[next] != code)
                next++;
            if (next == end || times[next] > entry.Until)
                continue;
            // Of two that come to the same event, the later beginning has more time left.
            if (extended.Count > 0 && extended[^1].User == user && extended[^1].At == next)
                extended.RemoveAt(extended.Count - 1);
            extended.Add(new Entry(user, next, entry.Until));
        }

        return extended;
    }
}
