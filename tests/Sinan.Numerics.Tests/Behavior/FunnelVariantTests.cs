using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Funnels with exclusions, in any order, and their times, against their definitions on random logs with ties.</summary>
public sealed class FunnelVariantTests
{
    const int Logs = 400;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Exclusions_end_a_way_where_they_come_between_two_steps()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 41, milliseconds: seed % 3 == 0);
            using var index = EventLog.Index(log);
            var dice = new EventLog.Dice(seed);
            var steps = Enumerable.Range(0, 2 + dice.Next(3)).Select(_ => dice.Next(5)).ToImmutableArray();
            var question = new FunnelQuestion(steps, dice.Next(2) == 0 ? null : Hour * dice.Next(60), dice.Next(3) == 0)
            {
                Exclusions =
                [
                    .. Enumerable.Range(0, steps.Length - 1).SelectMany(k => Enumerable.Range(0, 5).Where(e => dice.Next(3) == 0 && e != steps[k] && e != steps[k + 1]).Select(e => new FunnelExclusion(e, k))),
                ],
            };
            var naive = NaiveAnswers.Funnel(log, question);

            var reach = Funnel.Reach(index, question, 2, Token);

            Assert.Equal(Enumerable.Range(0, index.Users).Select(u => naive.TryGetValue(u, out var found) ? found.Chain.Count : 0), reach.Select(r => (int)r));
        }
    }

    [Fact]
    public void In_any_order_the_most_different_steps_inside_one_window_count()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 43, milliseconds: seed % 3 == 0);
            using var index = EventLog.Index(log);
            var dice = new EventLog.Dice(seed);
            var steps = Enumerable.Range(0, 5).Where(_ => dice.Next(3) > 0).ToImmutableArray();
            if (steps.IsEmpty)
                continue;
            var question = new FunnelQuestion(
                steps, dice.Next(2) == 0 ? null : Hour * dice.Next(60), FromMs: dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(200) : null, ToMs: dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(900) : null) { IsAnyOrder = true };
            var (expected, times) = Naive(log, index.Users, question);

            Assert.Equal(expected, Funnel.Reach(index, question, 2, Token).Select(r => (int)r));
            Assert.Equal(times.Order(), Funnel.Times(index, question, 3, Token));
        }
    }

    [Fact]
    public void Times_run_from_the_entry_to_the_last_step()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 47);
            using var index = EventLog.Index(log);
            var question = new FunnelQuestion([0, 1, 2], 50 * Hour);

            var expected = NaiveAnswers.Funnel(log, question).Values.Where(f => f.Chain.Count == 3).Select(f => f.Events[f.Chain[2]].TimeMs - f.Events[f.Chain[0]].TimeMs).Order();

            Assert.Equal(expected, Funnel.Times(index, question, 2, Token));
        }
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Variants_equal_their_definitions_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, first, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);
        foreach (var question in new FunnelQuestion[]
        {
            new([first, last, first], 72 * Hour) { Exclusions = [.. Enumerable.Range(0, 4).Where(e => e != first && e != last).Select(e => new FunnelExclusion(e, 0))] },
            new([first, last], 24 * Hour, IsStrict: true),
        })
        {
            var naive = NaiveAnswers.Funnel(log, question);
            Assert.Equal(Enumerable.Range(0, index.Users).Select(u => naive.TryGetValue(u, out var found) ? found.Chain.Count : 0), Funnel.Reach(index, question, 2, Token).Select(r => (int)r));
        }

        var anyOrder = new FunnelQuestion([.. new[] { last, first }.Distinct()], 48 * Hour) { IsAnyOrder = true };
        var (expected, times) = Naive(log, index.Users, anyOrder);
        Assert.Equal(expected, Funnel.Reach(index, anyOrder, 2, Token).Select(r => (int)r));
        Assert.Equal(times.Order(), Funnel.Times(index, anyOrder, 2, Token));
    }

    [Fact]
    public void Those_who_stop_at_a_step_are_a_set_of_users()
    {
        var log = EventLog.Random(90);
        using var index = EventLog.Index(log);
        var question = new FunnelQuestion([0, 1, 2], 50 * Hour);
        var naive = NaiveAnswers.Funnel(log, question);

        for (var reached = 1; reached <= 3; reached++)
            Assert.Equal(naive.Where(f => f.Value.Chain.Count == reached).Select(f => f.Key).Order(), Cohorts.Find(index, new CohortCondition.Funnel(question, reached), 2, Token).Index().Where(m => m.Item == 1).Select(m => m.Index));
    }

    [Fact]
    public void Contradictory_funnels_are_refused()
    {
        using var index = EventLog.Index([new LogEvent(0, 0, 0)]);

        Assert.Throws<ArgumentException>(() => Funnel.Reach(index, new FunnelQuestion([0, 0]) { IsAnyOrder = true }, 1, Token));
        Assert.Throws<ArgumentException>(() => Funnel.Reach(index, new FunnelQuestion([0, 1], IsStrict: true) { IsAnyOrder = true }, 1, Token));
        Assert.Throws<ArgumentException>(() => Funnel.Reach(index, new FunnelQuestion([0, 1]) { Exclusions = [new FunnelExclusion(2, 1)] }, 1, Token));
    }

    /// <summary>Every event tried as an entry; the earliest that holds the most different steps gives the time.</summary>
    static (List<int> Reached, List<long> Times) Naive(List<LogEvent> log, int users, FunnelQuestion question)
    {
        var (reached, times) = (new List<int>(), new List<long>());
        for (var user = 0; user < users; user++)
        {
            var events = EventLog.Sorted(log.Where(e => e.User == user && question.Steps.Contains(e.Event)));
            List<LogEvent> best = [];
            foreach (var (at, entry) in events.Index().Where(e => e.Item.TimeMs >= (question.FromMs ?? long.MinValue) && e.Item.TimeMs < (question.ToMs ?? long.MaxValue)))
            {
                var inside = events.Skip(at).Where(e => e.TimeMs - entry.TimeMs <= (question.WithinMs ?? long.MaxValue)).DistinctBy(e => e.Event).ToList();
                if (inside.Count > best.Count)
                    best = inside;
            }

            reached.Add(best.Count);
            if (best.Count == question.Steps.Length)
                times.Add(best[^1].TimeMs - best[0].TimeMs);
        }

        return (reached, times);
    }
}
