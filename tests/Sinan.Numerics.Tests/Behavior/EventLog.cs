using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>One event of a small test log; its ordinal is its place in the list.</summary>
public sealed record LogEvent(int User, long TimeMs, int Event, string? Text = null, double Number = double.NaN);

/// <summary>Small logs for tests: random ones with many ties, and the index of a log.</summary>
public static class EventLog
{
    /// <summary>SplitMix64, written out so that tests do not rest on what they test.</summary>
    public sealed class Dice(ulong seed)
    {
        ulong state = seed;

        public int Next(int below)
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }

    public static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"event {i}")];

    /// <summary>A log whose times fall on a coarse grid, so that ties are common; a few users are much longer than a vector.</summary>
    public static List<LogEvent> Random(ulong seed, int names = 5, bool milliseconds = false)
    {
        var dice = new Dice(seed);
        var users = 1 + dice.Next(8);
        var grid = 1 + dice.Next(60);
        var log = new List<LogEvent>();
        for (var n = dice.Next(10) == 0 ? 900 : dice.Next(120); n > 0; n--)
        {
            var tick = 3_600_000L * dice.Next(24 * grid) / (milliseconds ? 7 : 1);
            log.Add(new LogEvent(
                dice.Next(3) == 0 ? 0 : dice.Next(users), 1_700_000_000_000 + tick, dice.Next(names),
                dice.Next(4) == 0 ? null : $"text {dice.Next(3)}", dice.Next(4) == 0 ? double.NaN : dice.Next(7) / 4.0));
        }

        return log;
    }

    public static BehaviorIndex Index(IReadOnlyList<LogEvent> log, int names = 5, BehaviorIndex? basis = null, int threads = 2, int mostDistinct = 1 << 22) =>
        BehaviorIndex.Open(Image(log, names, basis, threads, mostDistinct));

    public static NativeRegion Image(IReadOnlyList<LogEvent> log, int names = 5, BehaviorIndex? basis = null, int threads = 2, int mostDistinct = 1 << 22)
    {
        using var builder = new BehaviorIndexBuilder([new("text", false), new("number", true)], basis, mostDistinct);
        foreach (var chunk in log.Chunk(37))
        {
            builder.Append([.. chunk.Select(e => e.User)], [.. chunk.Select(e => e.TimeMs)], [.. chunk.Select(e => e.Event)]);
            builder.Text("text").Append([.. chunk.Select(e => e.Text is null ? -1 : builder.Text("text").CodeOf(e.Text))]);
            builder.Number("number").Append([.. chunk.Select(e => e.Number)]);
        }

        return builder.Build(new BehaviorIndexInfo(Names(names), "test", (basis?.NextOrdinal ?? 0) + log.Count, Threads: threads), null, TestContext.Current.CancellationToken);
    }

    /// <summary>What an index holds, as a list in its own order.</summary>
    public static List<LogEvent> Read(BehaviorIndex index)
    {
        var (text, number) = (index.Column("text")!, index.Column("number")!);
        var log = new List<LogEvent>();
        for (var u = 0; u < index.Users; u++)
        {
            var (from, to) = index.RangeOf(u);
            for (var i = from; i < to; i++)
                log.Add(new LogEvent(u, index.TimeAt(i), index.EventAt(i), text.CodeAt(i) is var c && c < 0 ? null : text.TextOf(c), number.NumberAt(i)));
        }

        return log;
    }

    /// <summary>The order that an index promises: LINQ's sort is stable, so ties keep their ordinals.</summary>
    public static List<LogEvent> Sorted(IEnumerable<LogEvent> log) => [.. log.OrderBy(e => e.User).ThenBy(e => e.TimeMs)];

    public static byte[] Bytes(NativeRegion region) => [.. region.Parts().SelectMany(p => p.ToArray())];
}
