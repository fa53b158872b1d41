using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Every question against its naive twin on 600 random small logs full of ties; the worked cases are counted by hand.</summary>
public sealed class QuestionTests
{
    const int Logs = 600;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Funnels_equal_the_naive_answer_on_random_logs()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 4 == 0);
            var question = RandomFunnel(new EventLog.Dice(seed ^ 0xABCDEF));
            using var index = EventLog.Index(log, names: seed % 5 == 0 ? 300 : 5);
            var by = index.Column(seed % 2 == 0 ? "text" : "number")!;

            var answer = Funnel.Answer(index, question with { By = BehaviorGrouping.ByColumn(by) }, threads: 2, Token);

            var expected = NaiveAnswers.Funnel(log, question);
            Assert.Equal(Summary(expected.Values, question), Words(answer.Total));
            var groups = expected.Values.GroupBy(v => (Text: v.Events[v.Chain[0]].Text, v.Events[v.Chain[0]].Number))
                .GroupBy(g => by.IsNumber ? g.Key.Number.ToString("R") : g.Key.Text ?? "NaN", g => g)
                .ToDictionary(g => g.Key, g => Summary(g.SelectMany(x => x), question));
            Assert.Equal(groups.OrderBy(g => g.Key).Select(g => g.ToString()), answer.Groups.Select(g => KeyValuePair.Create(g.Group < 0 ? "NaN" : by.TextOf(g.Group), Words(g))).OrderBy(g => g.Key).Select(g => g.ToString()));
            var reach = Funnel.Reach(index, question, 1, Token);
            Assert.Equal(Enumerable.Range(0, index.Users).Select(u => expected.TryGetValue(u, out var e) ? e.Chain.Count : 0), reach.Select(r => (int)r));
        }
    }

    [Fact]
    public void Retention_equals_the_naive_answer_on_random_logs()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 4 == 0);
            if (log.Count == 0)
                continue;
            var dice = new EventLog.Dice(seed ^ 0x123456);
            var question = new RetentionQuestion(dice.Next(5), dice.Next(5), Starts(log, dice), dice.Next(9), dice.Next(2) == 0, log.Max(e => e.TimeMs));
            using var index = EventLog.Index(log, names: seed % 5 == 0 ? 300 : 5);

            var answer = Retention.Answer(index, question, threads: 2, Token);

            var expected = NaiveAnswers.Retention(log, question);
            Assert.Equal(expected.Keys.Select(k => k.Cohort).Distinct().Order(), answer.Cohorts.Select(c => c.Period));
            foreach (var cohort in answer.Cohorts)
            {
                for (var k = 0; k <= question.Periods; k++)
                {
                    var isOver = k == 0 || (cohort.Period + k + 1 < question.StartsMs.Length && question.StartsMs[cohort.Period + k + 1] <= question.AsOfMs);
                    Assert.Equal(isOver ? expected.GetValueOrDefault((cohort.Period, k)) : null, cohort.Retained[k]);
                }
            }

            for (var k = 0; k <= question.Periods; k++)
            {
                var over = answer.Cohorts.Where(c => c.Retained[k] is not null).ToList();
                Assert.Equal(over.Count == 0 ? null : (double)over.Sum(c => c.Retained[k]!.Value) / over.Sum(c => c.Size), answer.Overall[k]);
            }
        }
    }

    [Fact]
    public void Trends_equal_the_naive_answer_on_random_logs()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed, milliseconds: seed % 4 == 0);
            if (log.Count == 0)
                continue;
            var dice = new EventLog.Dice(seed ^ 0x777);
            var starts = Starts(log, dice);
            // Some questions leave out both ends of the log.
            starts = dice.Next(3) == 0 && starts.Length > 4 ? starts[1..^1] : starts;
            var wanted = dice.Next(5);
            using var index = EventLog.Index(log, names: seed % 5 == 0 ? 300 : 5);
            var (text, number) = (index.Column("text")!, index.Column("number")!);

            var plain = Trend.Answer(index, new TrendQuestion(wanted, starts), 2, Token).Single();
            var grouped = Trend.Answer(index, new TrendQuestion(wanted, starts, number, BehaviorGrouping.ByColumn(text)), 2, Token);

            Assert.Equal(plain.Counts, Trend.Answer(index, new TrendQuestion(wanted, starts, CountsUsers: false), 2, Token).Single().Counts);
            // Without a sum, a column of few values is walked another way.
            var counted = Trend.Answer(index, new TrendQuestion(wanted, starts, By: BehaviorGrouping.ByColumn(text)), 2, Token);
            Assert.Equal(grouped.Select(Counts), counted.Select(Counts));
            var rows = log.Where(e => e.Event == wanted).ToList();
            for (var p = 0; p < starts.Length - 1; p++)
            {
                var inside = rows.Where(e => e.TimeMs >= starts[p] && e.TimeMs < starts[p + 1]).ToList();
                Assert.Equal(inside.Count, plain.Counts[p]);
                Assert.Equal(inside.Select(e => e.User).Distinct().Count(), plain.Users[p]);
                foreach (var series in grouped)
                {
                    var ours = inside.Where(e => e.Text == (series.Group < 0 ? null : text.TextOf(series.Group))).ToList();
                    Assert.Equal((ours.Count, ours.Select(e => e.User).Distinct().Count()), (series.Counts[p], series.Users[p]));
                    // Numbers are quarters: sums are exact.
                    Assert.Equal(ours.Where(e => !double.IsNaN(e.Number)).Sum(e => e.Number), series.Sums[p]);
                }

                Assert.Equal(inside.Count, grouped.Sum(s => s.Counts[p]));
            }
        }

        static string Counts(TrendSeries s) => $"{s.Group}: {string.Join(' ', s.Counts)} / {string.Join(' ', s.Users)}";
    }

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads()
    {
        var dice = new EventLog.Dice(11);
        var log = Enumerable.Range(0, 200_000).Select(_ => new LogEvent(dice.Next(9000), Hour / 6 * dice.Next(5000), dice.Next(5), $"t{dice.Next(9)}", dice.Next(1000) / 7.0)).ToArray();
        using var index = EventLog.Index(log);
        var starts = Enumerable.Range(0, 36).Select(i => 24 * Hour * i).ToImmutableArray();
        var funnel = new FunnelQuestion([0, 1, 2], 48 * Hour, By: BehaviorGrouping.ByColumn(index.Column("text")!));
        var trend = new TrendQuestion(1, starts, index.Column("number"), funnel.By);
        var retention = new RetentionQuestion(0, 1, starts, 10, false, index.LastMs, funnel.By) { Brackets = [1, 3, 7], IsRecurring = true };

        var one = (Funnel.Answer(index, funnel, 1, Token), Retention.Answer(index, retention, 1, Token), Trend.Answer(index, trend, 1, Token));
        var five = (Funnel.Answer(index, funnel, 5, Token), Retention.Answer(index, retention, 5, Token), Trend.Answer(index, trend, 5, Token));

        // As JSON: doubles in round-trip form, so sums must agree to the last bit.
        var options = new System.Text.Json.JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals, IncludeFields = true };
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(one, options), System.Text.Json.JsonSerializer.Serialize(five, options));
    }

    [Fact]
    public void Users_by_event_and_the_main_span_equal_their_definitions()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var log = EventLog.Random(seed);
            using var index = EventLog.Index(log, names: seed % 2 == 0 ? 300 : 5);

            Assert.Equal(Enumerable.Range(0, 5).Select(e => (long)log.Where(x => x.Event == e).Select(x => x.User).Distinct().Count()), index.UsersByEvent.Take(5));
        }

        // 1,000 events in ten days, one in 1970 and one in 2037.
        var shop = Enumerable.Range(0, 1000).Select(i => new LogEvent(i % 7, 1_700_000_000_000 + i * 864_000L, 0)).ToList();
        using var clean = EventLog.Index(shop);
        using var stray = EventLog.Index([.. shop, new(0, 5, 0), new(1, 2_114_380_800_000, 0)]);
        Assert.Equal((shop[0].TimeMs, shop[^1].TimeMs, 0L), (clean.MainSpan.FirstMs, clean.MainSpan.LastMs, clean.MainSpan.Strays));
        Assert.Equal((shop[0].TimeMs, shop[^1].TimeMs, 2L), (stray.MainSpan.FirstMs, stray.MainSpan.LastMs, stray.MainSpan.Strays));
        Assert.Equal([0L, 2_114_380_800_000], stray.MainSpan.StrayHoursMs);
    }

    [Fact]
    public void Vector_scans_equal_their_scalar_twins()
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            Scan<byte>(seed);
            Scan<ushort>(seed);
        }
    }

    [Fact]
    public void The_window_includes_its_last_moment()
    {
        LogEvent[] log = [new(0, 0, 0), new(0, 7 * Hour, 1), new(1, 0, 0), new(1, 7 * Hour + 1, 1)];
        using var index = EventLog.Index(log);

        Assert.Equal([2L, 1L], Funnel.Answer(index, new FunnelQuestion([0, 1], 7 * Hour), 1, Token).Total.Users);
    }

    [Fact]
    public void Equal_times_follow_the_order_of_arrival()
    {
        // User 0 did a then b, user 1 b then a, all in one millisecond.
        using var index = EventLog.Index([new(0, 5, 0), new(0, 5, 1), new(1, 5, 1), new(1, 5, 0)]);

        Assert.Equal([2L, 1L], Funnel.Answer(index, new FunnelQuestion([0, 1]), 1, Token).Total.Users);
    }

    [Fact]
    public void One_event_serves_one_step()
    {
        using var index = EventLog.Index([new(0, 0, 0), new(1, 0, 0), new(1, 1, 0)]);

        Assert.Equal([2L, 1L], Funnel.Answer(index, new FunnelQuestion([0, 0]), 1, Token).Total.Users);
    }

    [Fact]
    public void Strict_order_forbids_other_listed_events_but_not_repeats_or_unlisted_ones()
    {
        LogEvent[] log =
        [
            new(0, 0, 0), new(0, 1, 0), new(0, 2, 4), new(0, 3, 1), new(0, 4, 2), // repeat and unlisted: through
            new(1, 0, 0), new(1, 1, 2), new(1, 2, 1), // the third step comes in between
            new(2, 0, 0), new(2, 1, 1), new(2, 2, 0), new(2, 3, 2), // the first step comes in between
        ];
        using var index = EventLog.Index(log);

        Assert.Equal([3L, 2L, 1L], Funnel.Answer(index, new FunnelQuestion([0, 1, 2], IsStrict: true), 1, Token).Total.Users);
        Assert.Equal([3L, 3L, 2L], Funnel.Answer(index, new FunnelQuestion([0, 1, 2]), 1, Token).Total.Users);
    }

    [Fact]
    public void The_earliest_entry_that_reaches_furthest_gives_times_and_group()
    {
        // The first entry runs out of its window; the second and third both arrive: the second gives 50 s and its text.
        LogEvent[] log = [new(0, 0, 0, "first"), new(0, 100_000, 0, "second"), new(0, 110_000, 0, "third"), new(0, 150_000, 1)];
        using var index = EventLog.Index(log);

        var answer = Funnel.Answer(index, new FunnelQuestion([0, 1], 60_000, By: BehaviorGrouping.ByColumn(index.Column("text")!)), 1, Token);

        Assert.Equal(50, answer.Total.MedianSeconds[1]);
        Assert.Equal("second", index.Column("text")!.TextOf(answer.Groups.Single().Group));
    }

    [Fact]
    public void An_unknown_step_is_reached_by_nobody()
    {
        using var index = EventLog.Index([new(0, 0, 0), new(0, 1, 1)]);

        Assert.Equal([1L, 0L, 0L], Funnel.Answer(index, new FunnelQuestion([0, -1, 1]), 1, Token).Total.Users);
        Assert.Equal([0L], Funnel.Answer(index, new FunnelQuestion([-1]), 1, Token).Total.Users);
    }

    [Fact]
    public void Users_left_out_of_a_grouping_are_not_counted()
    {
        using var index = EventLog.Index([new(0, 0, 0), new(1, 0, 0), new(2, 0, 0)]);
        var some = BehaviorGrouping.ByUser(new[] { 0, -1 }, 1);

        Assert.Equal([1L], Funnel.Answer(index, new FunnelQuestion([0], By: some), 1, Token).Total.Users);
        Assert.Equal(1, Trend.Answer(index, new TrendQuestion(0, [0, 10], By: some), 1, Token).Single().Counts[0]);
        Assert.Equal(1, Retention.Answer(index, new RetentionQuestion(0, 0, [0, 10], 0, false, 10, some), 1, Token).Cohorts.Single().Size);
    }

    [Fact]
    public void A_million_useless_entries_of_one_user_take_no_quadratic_time()
    {
        // Each of the entries would look through all the others: 10^12 steps if it did.
        var log = Enumerable.Range(0, 1_000_000).Select(i => new LogEvent(0, 1000L * i, i < 999_999 ? 0 : 1)).ToArray();
        using var index = EventLog.Index(log);

        Assert.Equal([1L, 1L, 0L], Funnel.Answer(index, new FunnelQuestion([0, 1, 2], 10_000, IsStrict: true), 1, Token).Total.Users);
        Assert.Equal([1L, 1L, 0L], Funnel.Answer(index, new FunnelQuestion([0, 1, 2], 10_000), 1, Token).Total.Users);
    }

    [Fact]
    public void A_question_stops_when_cancelled()
    {
        using var index = EventLog.Index([new(0, 0, 0)]);

        Assert.ThrowsAny<OperationCanceledException>(() => Funnel.Answer(index, new FunnelQuestion([0]), 1, new CancellationToken(true)));
        Assert.ThrowsAny<OperationCanceledException>(() => Trend.Answer(index, new TrendQuestion(0, [0, 1]), 1, new CancellationToken(true)));
        Assert.ThrowsAny<OperationCanceledException>(() => Retention.Answer(index, new RetentionQuestion(0, 0, [0, 1], 1, false, 1), 1, new CancellationToken(true)));
    }

    [Fact]
    public void Wrong_questions_are_refused()
    {
        using var index = EventLog.Index([new(0, 100, 0)]);

        Assert.Throws<ArgumentException>(() => Funnel.Answer(index, new FunnelQuestion([]), 1, Token));
        Assert.Throws<ArgumentException>(() => Trend.Answer(index, new TrendQuestion(0, [5]), 1, Token));
        Assert.Throws<ArgumentException>(() => Trend.Answer(index, new TrendQuestion(0, [5, 5]), 1, Token));
        Assert.Throws<ArgumentException>(() => Retention.Answer(index, new RetentionQuestion(0, 0, [0, 100], 1, false, 100), 1, Token));
        Assert.Throws<ArgumentException>(() => BehaviorGrouping.ByUser(new int[1], 0));
    }

    static FunnelQuestion RandomFunnel(EventLog.Dice dice)
    {
        var steps = Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => dice.Next(5)).ToImmutableArray();
        long? from = dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(200) : null;
        return new FunnelQuestion(steps, dice.Next(3) == 0 ? null : Hour * dice.Next(60), dice.Next(2) == 0, from, dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(900) : null);
    }

    /// <summary>Periods of uneven length over the whole log.</summary>
    static ImmutableArray<long> Starts(List<LogEvent> log, EventLog.Dice dice)
    {
        var at = log.Min(e => e.TimeMs) - dice.Next(3) * Hour;
        var starts = new List<long> { at };
        while (at <= log.Max(e => e.TimeMs))
            starts.Add(at += Hour * (10 + dice.Next(60)));
        return [.. starts];
    }

    /// <summary>Users by step and medians, as text; the median by sorting.</summary>
    static string Summary(IEnumerable<(List<LogEvent> Events, List<int> Chain)> users, FunnelQuestion question)
    {
        var all = users.ToList();
        return string.Join("; ", Enumerable.Range(0, question.Steps.Length).Select(k =>
        {
            var reached = all.Where(u => u.Chain.Count > k).ToList();
            var ms = k == 0 ? [] : reached.Select(u => u.Events[u.Chain[k]].TimeMs - u.Events[u.Chain[k - 1]].TimeMs).Order().ToList();
            var median = ms.Count == 0 ? double.NaN : (ms[(ms.Count - 1) / 2] + ms[ms.Count / 2]) / 2.0 / 1000;
            return $"{reached.Count} {median:R}";
        }));
    }

    static string Words(FunnelGroup group) => string.Join("; ", group.Users.Zip(group.MedianSeconds, (u, s) => $"{u} {s:R}"));

    static unsafe void Scan<T>(ulong seed)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var dice = new EventLog.Dice(seed);
        var codes = Enumerable.Range(0, 400).Select(_ => T.CreateChecked(dice.Next(12))).ToArray();
        var set = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => T.CreateChecked(dice.Next(12))).ToArray();
        var (from, length) = (dice.Next(100), dice.Next(200));
        fixed (T* c = codes)
        fixed (T* s = set)
        {
            Assert.Equal(EventScan<T>.FindScalar(c, s, set.Length, from, from + length), EventScan<T>.Find(c, s, set.Length, from, from + length));
            Assert.Equal(EventScan<T>.MaskScalar(c + from, set[0]), EventScan<T>.Mask(c + from, set[0]));
            Assert.Equal(codes.AsSpan(from, length).LastIndexOf(set[0]) + (long)from, EventScan<T>.FindLast(c, set[0], from, from + length));
        }
    }
}
