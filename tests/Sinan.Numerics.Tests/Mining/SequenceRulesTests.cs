using System.Numerics;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Mining;

public sealed class SequenceRulesTests
{
    const int Logs = 400;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Every choice of events of every user, in order, is tried.
    [Fact]
    public void Orders_and_their_measures_equal_brute_force_on_random_logs()
    {
        for (long seed = 1; seed <= Logs; seed++)
        {
            var random = new SplitMix64(seed);
            var users = RandomUsers(random);
            var question = new SequenceQuestion(1 + random.NextInt(3), random.NextInt(3) == 0 ? null : random.NextInt(15), 2 + random.NextInt(3), random.NextInt(3) * 0.25, random.NextInt(2) * 0.8);

            var rules = SequenceRules.Of(LogOf(users), question, threads: 1 + (int)(seed % 2), Stop);

            var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var order in users.SelectMany(user => OrdersOf(user, question)))
                counts[order] = counts.GetValueOrDefault(order) + 1;
            var frequent = Enumerable.Range(0, 4).Count(c => counts.GetValueOrDefault(Name(c)) >= question.MinCount);
            var expected = counts.Where(o => o.Key.Length >= 2 && o.Value >= question.MinCount)
                .Select(o => (Order: o.Key, Count: o.Value, First: counts[o.Key[..^1]], Then: counts[o.Key[^1..]]))
                .Where(o => o.Count >= question.MinConfidence * o.First && (double)o.Count * users.Count / ((double)o.First * o.Then) >= question.MinLift).ToDictionary(o => o.Order);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), rules.Select(NameOf).Order(StringComparer.Ordinal));
            foreach (var rule in rules)
            {
                var (_, count, first, then) = expected[NameOf(rule)];
                Assert.Equal((count, first, then, users.Count), (rule.Count, rule.FirstCount, rule.ThenCount, rule.Users));
                Assert.Equal((double)count / first, rule.Confidence, 1e-12);
                Assert.Equal(rule.First.Contains(rule.Then) ? 1 : Fisher(count, first, then, users.Count), rule.P, 1e-9);
                Assert.InRange(rule.Q, 0, Math.Min(1, rule.P * Math.Pow(frequent, rule.First.Length + 1) * Math.Pow(2, rule.First.Length)) + 1e-12);
            }
        }
    }

    // By hand: four users; a then b within 5 in two of them, b first in one, b too late in one.
    [Fact]
    public void Order_and_window_decide()
    {
        var log = LogOf([[(0, 0), (1, 5)], [(0, 1), (2, 2), (1, 6)], [(1, 0), (0, 1)], [(0, 0), (1, 6)]]);

        var rule = Assert.Single(SequenceRules.Of(log, new SequenceQuestion(2, Within: 5), cancellationToken: Stop));

        Assert.True(rule is { First: [0], Then: 1 });
        Assert.Equal((2, 4, 4, 4), (rule.Count, rule.FirstCount, rule.ThenCount, rule.Users));
        Assert.Equal((0.5, 0.5, 0.5, 1), (rule.Support, rule.Confidence, rule.Lift, rule.P));
        Assert.Equal(3, SequenceRules.Of(log, new SequenceQuestion(2), cancellationToken: Stop).Single(r => r.Then == 1).Count);
    }

    // The entry at 0 reaches b at 3 but then has no time for c at 12; the later entry at 2 reaches the same b and has.
    [Fact]
    public void A_later_beginning_may_reach_further()
    {
        var log = LogOf([[(0, 0), (0, 2), (1, 3), (2, 12)]]);

        Assert.Contains(SequenceRules.Of(log, new SequenceQuestion(1, Within: 10), cancellationToken: Stop), r => r.First is [0, 1] && r.Then == 2);
    }

    // Half of the users do nothing but the one event, twice: nothing is learnt from its coming after itself.
    [Fact]
    public void An_event_after_itself_proves_nothing()
    {
        var log = LogOf([.. Enumerable.Range(0, 80).Select(u => u < 40 ? new List<(int, long)> { (0, 0), (0, 1) } : [(1, 0)])]);

        Assert.Equal((40, 1, 1), SequenceRules.Of(log, new SequenceQuestion(10), cancellationToken: Stop).Where(r => r.Then == 0).Select(r => (r.Count, r.P, r.Q)).Single(r => r.Count == 40));
    }

    // Every user does six events of eight at random: whatever stands out is chance.
    [Fact]
    public void Where_order_means_nothing_rules_are_shown_no_more_often_than_promised()
    {
        const int repetitions = 60;

        var shown = Enumerable.Range(1, repetitions).Count(seed =>
        {
            var random = new SplitMix64(seed * 1000L);
            var log = LogOf([.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 6).Select(t => (random.NextInt(8), (long)t)).ToList())]);
            return SequenceRules.Of(log, new SequenceQuestion(30), cancellationToken: Stop).Any(r => r.Q <= 0.05);
        });

        Assert.InRange((double)shown / repetitions, 0, 0.05);
    }

    [Fact]
    public void An_order_that_was_planted_is_shown()
    {
        var random = new SplitMix64(77);
        var log = LogOf([.. Enumerable.Range(0, 300).Select(u => Enumerable.Range(0, 6).Select(t => (u < 60 && t == 2 ? 8 : u < 50 && t == 4 ? 9 : random.NextInt(8), (long)t)).ToList())]);

        Assert.True(SequenceRules.Of(log, new SequenceQuestion(20), cancellationToken: Stop).Single(r => r.First is [8] && r.Then == 9).Q < 1e-6);
    }

    [Fact]
    public void Questions_and_logs_that_are_none_are_refused()
    {
        var log = LogOf([[(0, 0)]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceRules.Of(log, new SequenceQuestion(0), cancellationToken: Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceRules.Of(log, new SequenceQuestion(1, MaxLength: 1), cancellationToken: Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceRules.Of(log, new SequenceQuestion(1, Within: -1), cancellationToken: Stop));
        Assert.Throws<ArgumentException>(() => log.Add([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => log.Add([1, 2], [2, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Add([-1], [1]));
        Assert.Empty(SequenceRules.Of(new EventSequences(), new SequenceQuestion(1), cancellationToken: Stop));
    }

    static List<List<(int Code, long Time)>> RandomUsers(SplitMix64 random) =>
        [.. Enumerable.Range(0, 1 + random.NextInt(8)).Select(_ => Enumerable.Range(0, random.NextInt(9)).Select(_ => (random.NextInt(4), (long)random.NextInt(20))).OrderBy(e => e.Item2).ToList())];

    static EventSequences LogOf(List<List<(int Code, long Time)>> users)
    {
        var log = new EventSequences();
        foreach (var user in users)
            log.Add([.. user.Select(e => e.Code)], [.. user.Select(e => e.Time)]);
        return log;
    }

    static HashSet<string> OrdersOf(List<(int Code, long Time)> user, SequenceQuestion question)
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var mask = 1; mask < 1 << user.Count; mask++)
        {
            var chosen = user.Where((_, i) => (mask >> i & 1) == 1).ToList();
            if (chosen.Count <= question.MaxLength && (question.Within is not { } within || chosen[^1].Time - chosen[0].Time <= within))
                orders.Add(string.Concat(chosen.Select(e => Name(e.Code))));
        }

        return orders;
    }

    static string Name(int code) => ((char)('a' + code)).ToString();

    static string NameOf(SequenceRule rule) => string.Concat(rule.First.Add(rule.Then).Select(Name));

    /// <summary>The sum of exact fractions.</summary>
    static double Fisher(int both, int draws, int marked, int population)
    {
        var sum = BigInteger.Zero;
        for (var k = both; k <= Math.Min(draws, marked); k++)
            sum += Choose(marked, k) * Choose(population - marked, draws - k);
        return (double)sum / (double)Choose(population, draws);
    }

    static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n)
            return 0;
        var choose = BigInteger.One;
        for (var i = 1; i <= k; i++)
            choose = choose * (n - i + 1) / i;
        return choose;
    }
}
