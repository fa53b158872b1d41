using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

public sealed class BehaviorIndexTests
{
    [Fact]
    public void Random_logs_come_back_sorted_by_user_time_and_ordinal()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 2 == 0);

            using var index = EventLog.Index(log);

            Assert.Equal(EventLog.Sorted(log), EventLog.Read(index));
        }
    }

    [Fact]
    public void An_index_brought_up_to_date_holds_the_same_as_one_built_at_once()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 3 == 0);
            var cut = log.Count / 3;

            using var older = EventLog.Index(log[..cut], names: 3 + (log[..cut].Count > 0 ? 2 : 0));
            using var updated = EventLog.Index(log[cut..], basis: older);

            Assert.Equal(EventLog.Sorted(log), EventLog.Read(updated));
            Assert.Equal(log.Count, updated.NextOrdinal);
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        var dice = new EventLog.Dice(7);
        // More than two blocks of 2^20, so that two workers scatter.
        var log = Enumerable.Range(0, 2_300_000).Select(_ => new LogEvent(dice.Next(5000), 1000L * dice.Next(100_000), dice.Next(5))).ToArray();

        using var one = EventLog.Image(log, threads: 1);
        using var four = EventLog.Image(log, threads: 4);

        Assert.True(EventLog.Bytes(one).AsSpan().SequenceEqual(EventLog.Bytes(four)));
    }

    [Fact]
    public void Every_changed_byte_of_content_is_detected()
    {
        using var image = EventLog.Image(EventLog.Random(3));
        var bytes = EventLog.Bytes(image);
        using var good = BehaviorIndex.Open(bytes);
        var detected = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var broken = bytes.ToArray();
            broken[i] ^= 0x10;
            try
            {
                BehaviorIndex.Open(broken).Dispose();
                // Only the zero bytes between sections are not covered.
                Assert.Equal(0, bytes[i]);
            }
            catch (BehaviorIndexException)
            {
                detected++;
            }
        }

        Assert.True(detected > 64 + good.Events * 5);
    }

    [Fact]
    public void Another_version_is_refused()
    {
        using var image = EventLog.Image([new LogEvent(0, 0, 0)]);
        var bytes = EventLog.Bytes(image);
        bytes[8]++;

        var failure = Assert.Throws<BehaviorIndexException>(() => BehaviorIndex.Open(bytes));

        Assert.Equal(BehaviorIndexFault.OtherVersion, failure.Fault);
    }

    [Fact]
    public void Cut_and_foreign_bytes_are_refused()
    {
        using var image = EventLog.Image([new LogEvent(0, 0, 0)]);
        var bytes = EventLog.Bytes(image);

        Assert.Equal(BehaviorIndexFault.WrongLength, Assert.Throws<BehaviorIndexException>(() => BehaviorIndex.Open(bytes.AsMemory(0, bytes.Length - 1))).Fault);
        Assert.Equal(BehaviorIndexFault.NotAnIndex, Assert.Throws<BehaviorIndexException>(() => BehaviorIndex.Open(new byte[200])).Fault);
        Assert.Equal(BehaviorIndexFault.NotAnIndex, Assert.Throws<BehaviorIndexException>(() => BehaviorIndex.Open(ReadOnlyMemory<byte>.Empty)).Fault);
    }

    [Fact]
    public void An_empty_index_opens_and_has_no_users()
    {
        using var index = EventLog.Index([]);

        Assert.Equal((0L, 0), (index.Events, index.Users));
        Assert.Equal(-1, index.CodeOf("nothing"));
    }

    [Fact]
    public void One_user_with_one_event_is_kept()
    {
        using var index = EventLog.Index([new LogEvent(0, 1_234_567, 2, "x", 0.1)]);

        Assert.Equal([new LogEvent(0, 1_234_567, 2, "x", 0.1)], EventLog.Read(index));
    }

    [Fact]
    public void Users_without_events_have_an_empty_range()
    {
        using var index = EventLog.Index([new LogEvent(4, 0, 0)]);

        Assert.Equal(5, index.Users);
        Assert.Equal((0L, 0L), index.RangeOf(3));
        Assert.Equal((0L, 1L), index.RangeOf(4));
    }

    [Fact]
    public void More_than_256_event_names_take_two_bytes()
    {
        var log = Enumerable.Range(0, 300).Select(i => new LogEvent(i % 3, 1000L * i, i)).ToArray();

        using var index = EventLog.Index(log, names: 300);

        Assert.Equal((2, 6), (index.CodeWidth, index.CoreBytesPerEvent));
        Assert.Equal(EventLog.Sorted(log), EventLog.Read(index));
        Assert.Equal(299, index.CodeOf("event 299"));
    }

    [Theory]
    // 2^32 ms are 49.7 days: the 50th day needs the high byte, whole seconds do not.
    [InlineData(86_400_000L * 49, 1, 5)]
    [InlineData(86_400_000L * 50, 1, 6)]
    [InlineData(86_400_000L * 3650, 0, 5)]
    // One event of 1970 in a log of milliseconds: 2^40 ms are 34.8 years.
    [InlineData(86_400_000L * 365 * 54, 1, 7)]
    public void Times_take_four_bytes_unless_milliseconds_span_more_than_49_days(long span, int oddMs, int bytes)
    {
        LogEvent[] log = [new(0, -5000, 0), new(0, span + oddMs, 1), new(0, span / 2, 2), new(1, span, 3)];

        using var index = EventLog.Index(log);

        Assert.Equal(bytes, index.CoreBytesPerEvent);
        Assert.Equal(EventLog.Sorted(log), EventLog.Read(index));
    }

    [Fact]
    public void Too_many_distinct_numbers_are_kept_raw_and_exact()
    {
        var log = Enumerable.Range(0, 100).Select(i => new LogEvent(i % 7, 0, 0, null, i % 10 == 0 ? double.NaN : i / 3.0)).ToArray();

        using var index = EventLog.Index(log, mostDistinct: 50);
        using var updated = EventLog.Index([new LogEvent(0, 5, 0, null, 1e300)], basis: index, mostDistinct: 50);

        Assert.False(index.Column("number")!.IsCoded);
        Assert.Equal(EventLog.Sorted(log), EventLog.Read(index));
        Assert.Equal(EventLog.Sorted([.. log, new LogEvent(0, 5, 0, null, 1e300)]), EventLog.Read(updated));
    }

    [Fact]
    public void Wide_dictionaries_take_two_bytes_a_text()
    {
        var log = Enumerable.Range(0, 400).Select(i => new LogEvent(i % 3, i, 0, $"text {i}")).ToArray();

        using var index = EventLog.Index(log);

        Assert.Equal(2, index.Column("text")!.Width);
        Assert.Equal(EventLog.Sorted(log), EventLog.Read(index));
    }

    [Fact]
    public void Wrong_input_is_refused_with_its_numbers()
    {
        using var builder = new BehaviorIndexBuilder([new("item", false)]);

        Assert.Throws<ArgumentException>(() => builder.Append([0, 1], [0], [0]));
        Assert.Throws<ArgumentException>(() => builder.Append([-1], [0], [0]));
        Assert.Throws<ArgumentException>(() => builder.Append([0], [0], [65_536]));
        Assert.Throws<ArgumentException>(() => new BehaviorIndexBuilder([new("a", false), new("A", true)]));
        builder.Append([0], [0], [1]);
        Assert.Contains("'item' has 0 rows for 1 events", Assert.Throws<ArgumentException>(() => builder.Build(new BehaviorIndexInfo(["a", "b"], ""), null, TestContext.Current.CancellationToken)).Message);
        builder.Text("item").Append([0]);
        Assert.Throws<ArgumentException>(() => builder.Build(new BehaviorIndexInfo(["a"], ""), null, TestContext.Current.CancellationToken));
    }
}
