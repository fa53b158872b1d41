using System.Buffers.Binary;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Counts by quarter of an hour that the index keeps, against a count of the log itself.</summary>
public sealed class EventRollupTests
{
    const long Quarter = 900_000;
    const uint RollupSection = 7;
    const uint ColumnRollupSection = 21;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Quarter)]
    [InlineData(3 * Quarter)]
    [InlineData(96 * Quarter)]
    [InlineData(Quarter / 3)]
    public void Counts_by_period_equal_a_count_of_the_log(long period)
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 2 == 0);
            using var index = EventLog.Index(log);
            Check(index, log, period);
        }
    }

    [Fact]
    public void An_index_brought_up_to_date_counts_the_older_events_too()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var log = EventLog.Random(seed);
            using var older = EventLog.Index(log[..(log.Count / 2)]);
            using var index = EventLog.Index(log[(log.Count / 2)..], basis: older);
            Check(index, log, 4 * Quarter);
        }
    }

    [Fact]
    public void Questions_about_some_users_are_not_answered_from_counts_over_all()
    {
        LogEvent[] log = [new(0, 0, 0, "a"), new(1, 0, 0, "a"), new(1, 0, 0, "b"), new(2, 0, 0, "b")];
        using var index = EventLog.Index(log);
        byte[] some = [0, 1, 0];
        foreach (var by in new[] { BehaviorGrouping.None, BehaviorGrouping.ByColumn(index.Column("text")!), BehaviorGrouping.ByUser(new[] { 0, 0, 0 }, 1) })
        {
            var series = Trend.Answer(index, new TrendQuestion(0, [0, Quarter], By: by.Where(some), CountsUsers: false), 1, Token);
            Assert.Equal(2, series.Sum(s => s.Counts[0]));
        }
    }

    [Fact]
    public void Times_before_1970_are_counted_in_their_quarter()
    {
        LogEvent[] log = [new(0, -1, 0), new(0, -Quarter, 0), new(0, -Quarter - 1, 0), new(0, 0, 0)];
        using var index = EventLog.Index(log);
        Assert.Equal([1, 2, 1], Trend.Answer(index, new TrendQuestion(0, [-2 * Quarter, -Quarter, 0, Quarter], CountsUsers: false), 1, Token).Single().Counts);
    }

    [Fact]
    public void A_log_over_decades_of_many_names_has_no_rollup_and_the_same_answers()
    {
        LogEvent[] log = [new(0, 0, 0), new(1, 1_700_000_000_000, 1), new(1, 1_700_000_000_000, 0), new(2, 1_700_000_900_000, 0)];
        using var image = EventLog.Image(log);
        using var shorter = EventLog.Image(log[1..]);

        Assert.DoesNotContain(RollupSection, Kinds(EventLog.Bytes(image)));
        Assert.Contains(RollupSection, Kinds(EventLog.Bytes(shorter)));
        Assert.Contains(ColumnRollupSection, Kinds(EventLog.Bytes(shorter)));

        using var index = BehaviorIndex.Open(EventLog.Bytes(image));
        Check(index, log, 96 * Quarter);
        // The next index takes the older events along even though the older one had no rollup.
        using var updated = EventLog.Index([new LogEvent(0, 1_700_000_000_000, 0)], basis: index);
        Check(updated, [.. log, new LogEvent(0, 1_700_000_000_000, 0)], 96 * Quarter);
    }

    static void Check(BehaviorIndex index, IReadOnlyList<LogEvent> log, long period)
    {
        if (log.Count == 0)
            return;
        // From a period after the first event to one before the last, so that events outside stay out.
        var first = (log.Min(e => e.TimeMs) / period + 1) * period;
        var count = (int)Math.Clamp((log.Max(e => e.TimeMs) - first) / period, 1, 5000);
        long[] starts = [.. Enumerable.Range(0, count + 1).Select(i => first + i * period)];
        for (var code = 0; code < 3; code++)
        {
            var expected = new long[count];
            foreach (var e in log.Where(e => e.Event == code && e.TimeMs >= first && e.TimeMs < starts[^1]))
                expected[(e.TimeMs - first) / period]++;
            Assert.Equal(expected, Trend.Answer(index, new TrendQuestion(code, [.. starts], CountsUsers: false), 2, Token).Single().Counts);

            var texts = index.Column("text")!;
            var groups = log.Where(e => e.Event == code && e.TimeMs >= first && e.TimeMs < starts[^1]).GroupBy(e => e.Text).ToDictionary(g => g.Key ?? "", g => g.ToLookup(e => (e.TimeMs - first) / period));
            var series = Trend.Answer(index, new TrendQuestion(code, [.. starts], By: BehaviorGrouping.ByColumn(texts), CountsUsers: false), 2, Token);
            Assert.Equal(groups.Count, series.Length);
            foreach (var line in series)
            {
                var group = groups[line.Group < 0 ? "" : texts.TextOf(line.Group)];
                Assert.Equal(Enumerable.Range(0, count).Select(p => (long)group[p].Count()), line.Counts);
            }
        }
    }

    /// <summary>The kinds of the sections as the format says: 32 bytes each from byte 72 on, their number at byte 12.</summary>
    static IEnumerable<uint> Kinds(byte[] image) =>
        Enumerable.Range(0, BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12))).Select(s => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(72 + 32 * s)));
}
