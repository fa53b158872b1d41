using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Planning;

namespace Sinan.Numerics.Tests.Planning;

public sealed class ScheduleRisksTests
{
    const int Runs = 20_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Plan Chain { get; } = Plan.Of([new PlanTask(ThreePoint.Of(4, 6, 14), []), new PlanTask(ThreePoint.Of(5, 8, 15), [new PlanLink(0)]) { Rework = 0.3 }, new PlanTask(ThreePoint.Fixed(1), [])]);

    static RiskEffect Of(Plan plan, params ImmutableArray<PlanRisk> risks) => Schedule.Risks(plan, risks, 7, Runs, cancellationToken: Stop);

    // A known duration of 10 days: with a chance of 0.3 it takes 15, so 10 days are enough in 7 of 10 runs and the mean is 11.5.
    [Fact]
    public void A_risk_happens_as_often_as_it_is_said_to()
    {
        var effect = Of(Plan.Of([new PlanTask(ThreePoint.Fixed(10), [])]), new PlanRisk(0, 0.3, 5));

        Assert.Equal(0.7, effect.With.Finish.ShareWithin(10), 5 * Math.Sqrt(0.21 / Runs));
        Assert.Equal(1.5, effect.Finish.Mean, 5 * Math.Sqrt(0.21 * 25 / Runs));
        Assert.Equal((10.0, 15.0, 10.0), (effect.With.Finish.Quantile(0.5), effect.With.Finish.Quantile(0.8), effect.Without.Finish.Quantile(0.8)));
    }

    // Independent: none happens in 0.8 · 0.5 of the runs, both in 0.2 · 0.5.
    [Fact]
    public void Two_risks_of_a_task_are_independent_and_their_days_add_up()
    {
        var effect = Of(Plan.Of([new PlanTask(ThreePoint.Fixed(10), [])]), new PlanRisk(0, 0.2, 5), new PlanRisk(0, 0.5, 2));

        Assert.Equal(0.4, effect.With.Finish.ShareWithin(10), 5 * Math.Sqrt(0.24 / Runs));
        Assert.Equal(0.9, effect.With.Finish.ShareWithin(16), 5 * Math.Sqrt(0.09 / Runs));
        Assert.Equal(1, effect.With.Finish.ShareWithin(17));
    }

    [Fact]
    public void A_risk_that_is_certain_is_a_delay_and_one_that_cannot_happen_is_none()
    {
        var (certain, never, delay) = (Of(Chain, new PlanRisk(0, 1, 5)), Of(Chain, new PlanRisk(0, 0, 5)), Schedule.Delay(Chain, 0, 5, 7, Runs, cancellationToken: Stop));

        Assert.Equal(delay.After.Finish.Quantile(0.8), certain.With.Finish.Quantile(0.8), 1e-9);
        Assert.Equal(delay.Finish.Mean, certain.Finish.Mean, 1e-9);
        Assert.Equal((0.0, 0.0), (never.Finish.Mean, never.Finish.Moved));
        Assert.Equal(Schedule.Simulate(Chain, 7, Runs, cancellationToken: Stop).Finish.Quantile(0.95), never.With.Finish.Quantile(0.95));
    }

    // The third task takes one day beside a chain of at least nine: five days more change nothing.
    [Fact]
    public void A_risk_beside_the_chain_that_decides_moves_nothing() => Assert.Equal(0, Of(Chain, new PlanRisk(2, 1, 5)).Finish.Mean);

    [Fact]
    public void More_risk_never_ends_earlier_and_threads_do_not_matter()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Task, byte Chance, byte Days)[]>(), drawn =>
        {
            ImmutableArray<PlanRisk> risks = [.. drawn.Take(6).Select(r => new PlanRisk(r.Task % 3, r.Chance / 255.0, r.Days / 10.0))];
            var (one, many) = (Schedule.Risks(Chain, risks, 3, 600, threads: 1, Stop), Schedule.Risks(Chain, risks, 3, 600, threads: 4, Stop));
            return one.Finish.Mean >= 0 && one.Finish == many.Finish && one.With.Finish.Quantile(0.8) >= one.Without.Finish.Quantile(0.8)
                && one.With.Finish.Quantile(0.5) == many.With.Finish.Quantile(0.5);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(11, 13));
    }

    [Theory]
    [InlineData(3, 0.5, 1)]
    [InlineData(-1, 0.5, 1)]
    [InlineData(0, 1.1, 1)]
    [InlineData(0, double.NaN, 1)]
    [InlineData(0, 0.5, -1)]
    [InlineData(0, 0.5, double.PositiveInfinity)]
    public void Risks_out_of_range_are_refused(int task, double probability, double days) =>
        Assert.Throws<ArgumentException>(() => Of(Chain, new PlanRisk(task, probability, days)));
}
