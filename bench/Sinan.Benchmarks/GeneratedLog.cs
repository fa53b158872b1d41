using System.Diagnostics;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks;

/// <summary>A made log of any length, the same for the same seed: 90 days in whole seconds, 200 events of unequal frequency, users by a power law.</summary>
/// <param name="Events">Rows.</param>
/// <param name="Users">Distinct user numbers at most.</param>
/// <param name="Seed">Seed.</param>
/// <param name="IsShuffled">Times in no order; else ascending as a log arrives.</param>
public sealed record GeneratedLog(long Events, int Users, long Seed, bool IsShuffled)
{
    public const int ChunkSize = 1 << 16;
    public const long FirstMs = 1_704_067_200_000; // 2024-01-01 UTC
    public const long SpanMs = 90L * 86_400_000;

    /// <summary>Eleven common events and 189 screens, each of the screens seen by about one user in a hundred.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["view", "click", "search", "favourite", "cart", "checkout", "pay", "share", "comment", "return", "sign up", .. Enumerable.Range(1, Screens).Select(s => $"screen {s}")];

    /// <summary>Values of the property "channel".</summary>
    public static IReadOnlyList<string> Channels { get; } = ["app", "web", "mini program", "store", "partner", "call", "mail", "other"];

    const int Screens = 189;

    /// <summary>Cumulated shares of the events, in thousandths; the last is that of all screens together.</summary>
    static ReadOnlySpan<int> Cumulated => [420, 560, 690, 740, 820, 870, 905, 925, 935, 940, 960, 1000];

    /// <summary>Fills one chunk; chunks are independent of each other.</summary>
    /// <returns>Rows in it.</returns>
    public int Fill(long chunk, int[] users, long[] times, int[] events)
    {
        var random = new SplitMix64(Seed).Fork(chunk);
        var rows = (int)Math.Min(ChunkSize, Events - chunk * ChunkSize);
        for (var i = 0; i < rows; i++)
        {
            // The power 2.2 gives the most active tenth of the users 35 % of the events.
            users[i] = (int)(Users * Math.Pow(random.NextDouble(), 2.2));
            var place = IsShuffled ? random.NextDouble() : (chunk * ChunkSize + i) / (double)Events;
            times[i] = FirstMs + (long)(place * SpanMs) / 1000 * 1000;
            var share = random.NextInt(1000);
            var code = 0;
            while (share >= Cumulated[code])
                code++;
            events[i] = code + 1 < Cumulated.Length ? code : code + random.NextInt(Screens);
        }

        return rows;
    }

    /// <summary>The channel of an event: mostly the user's own, for one event in four another.</summary>
    public static int ChannelOf(int user, long timeMs) => (int)((timeMs / 1000 & 3) == 0 ? (timeMs / 4000 + user) % Channels.Count : Math.Min(user % 13 / 2, Channels.Count - 1));

    /// <summary>Appends the whole log with the column "channel".</summary>
    /// <returns>Seconds the builder took, without the making of the events.</returns>
    public double AppendTo(BehaviorIndexBuilder builder)
    {
        var channel = builder.Text("channel");
        channel.Texts = Channels;
        var (users, times, codes, channels) = (new int[ChunkSize], new long[ChunkSize], new int[ChunkSize], new int[ChunkSize]);
        long appended = 0;
        for (var chunk = 0L; chunk < Chunks; chunk++)
        {
            var rows = Fill(chunk, users, times, codes);
            for (var i = 0; i < rows; i++)
                channels[i] = ChannelOf(users[i], times[i]);
            var start = Stopwatch.GetTimestamp();
            builder.Append(users.AsSpan(0, rows), times.AsSpan(0, rows), codes.AsSpan(0, rows));
            channel.Append(channels.AsSpan(0, rows));
            appended += Stopwatch.GetTimestamp() - start;
        }

        return appended / (double)Stopwatch.Frequency;
    }

    public long Chunks => (Events + ChunkSize - 1) / ChunkSize;
}
