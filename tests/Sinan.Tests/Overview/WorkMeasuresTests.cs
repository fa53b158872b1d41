using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Overview.Domain.Work;

namespace Sinan.Tests.Overview;

public sealed class WorkMeasuresTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static ShippedNeed Need(string id, double days, double created = 0) => new(id, Phrase.Literal(id), false, Start.AddDays(created), Start.AddDays(created + days), null);

    static WorkCase Case(long id, string need, double cost = 0, double? released = null) => new(id, need, cost, released is { } days ? Start.AddDays(days) : null);

    [Fact]
    public void The_release_of_an_initiative_comes_before_what_people_said()
    {
        // a: released on day 4 (the release on day −2 is from before the idea); b: said to be shipped after 8 days; c: after 30.
        var lead = LeadTime.Of([Case(1, "a", released: 4), Case(2, "a", released: -2), Case(3, "a", released: 6)], [Need("a", 20), Need("b", 8, 3), Need("c", 30)]);

        Assert.Equal((3, 8 * 86_400.0, null), (lead.Cases, lead.Seconds, lead.Interval));
    }

    [Fact]
    public void Six_needs_have_an_interval_from_the_fastest_to_the_slowest()
    {
        var lead = LeadTime.Of([], [.. new[] { 9.0, 1, 4, 25, 16, 36 }.Select((days, n) => Need("n" + n, days))]);

        // Median of 1 4 9 16 25 36 is 12.5 days; six values: ranks 1 and 6.
        Assert.Equal((12.5 * 86_400, 86_400.0, 36 * 86_400.0), (lead.Seconds, lead.Interval!.Value.Low, lead.Interval.Value.High));
        Assert.Equal(0, LeadTime.Of([], []).Cases);
    }

    [Fact]
    public void What_came_to_nothing_is_part_of_the_price_and_a_need_is_shipped_once()
    {
        // 100 + 50 + 30 + 20 = 200 over two needs; the second initiative for "a" ships nothing more, the last one never shipped. An initiative without need and cost is none.
        var cost = ShippingCost.Of([Case(1, "a", 100), Case(2, "a", 50), Case(3, "b", 30), Case(4, "c", 20), Case(5, "")], [Need("a", 1), Need("b", 1)]);

        Assert.Equal((4, 2, 200.0, 100.0), (cost.Initiatives, cost.Shipped, cost.Total, cost.PerNeed));
        Assert.Null(cost.Interval);
    }

    [Fact]
    public void The_interval_of_the_cost_is_that_of_a_ratio_of_totals()
    {
        // Each of eight initiatives ships one need: the ratio is the mean, 10 … 17, and the interval Student's: 13.5 ± 2.364624 · √6 / √8.
        var cost = ShippingCost.Of([.. Enumerable.Range(0, 8).Select(n => Case(n, "n" + n, 10 + n))], [.. Enumerable.Range(0, 8).Select(n => Need("n" + n, 1))]);

        Assert.Equal(13.5, cost.PerNeed);
        Assert.Equal(13.5 - (2.364624 * Math.Sqrt(6) / Math.Sqrt(8)), cost.Interval!.Value.Low, 4);
        Assert.Equal(13.5 + (2.364624 * Math.Sqrt(6) / Math.Sqrt(8)), cost.Interval.Value.High, 4);
    }

    [Fact]
    public void Verified_effects_add_up_by_kind_and_losses_become_people()
    {
        var value = VerifiedValue.Of([Effect(-3, -5, -1, 0.9, FactKind.Number, 40), Effect(-7, -11, -4, 0.9, FactKind.Number, 60), Effect(-0.1, -0.15, -0.04, 0.95, FactKind.Points, 200)]);

        Assert.Equal(["theme", "step"], value.Select(v => v.Kind));
        // 3 + 7 comments; below √(2² + 3²), above √(2² + 4²).
        Assert.Equal((2, 10.0, 0.9), (value[0].Needs, value[0].Sum, value[0].Interval.Level));
        Assert.Equal(10 - Math.Sqrt(13), value[0].Interval.Low, 12);
        Assert.Equal(10 + Math.Sqrt(20), value[0].Interval.High, 12);
        Assert.Equal(2, value[0].RestsOn.Length);
        // 200 users: 0.1 of them, between 0.04 and 0.15.
        Assert.Equal((20.0, 8.0, 30.0), (value[1].Sum, Math.Round(value[1].Interval.Low, 9), Math.Round(value[1].Interval.High, 9)));
        Assert.Empty(VerifiedValue.Of([]));
        // Revenue that rose is no complaint that did not come.
        Assert.Empty(VerifiedValue.Of([Effect(500, 100, 900, 0.95, FactKind.Number, 10) with { Method = "method.effect_metric" }]));
    }

    [Fact]
    public void Hours_are_told_apart_only_where_the_interval_leaves_out_zero()
    {
        var book = Book((LoopPart.NeedIntake, false, [10, 11, 12, 11, 10, 12]), (LoopPart.NeedIntake, true, [4, 5, 6, 5, 4, 6]), (LoopPart.AgileWork, false, [1, 9]), (LoopPart.AgileWork, true, [2, 7]));

        var told = StepHours.Of(book, LoopPart.NeedIntake);
        // Both sides have variance 0.8: error √(0.8/6 · 2), 10 degrees; t of 1 − 0.05/12 is 3.2768 (two-sided 0.05/6, ten degrees).
        Assert.Equal((HoursVerdict.Less, -6.0), (told.Verdict, told.Change!.Value.Difference));
        Assert.Equal(-6 - (3.2768 * Math.Sqrt(0.8 / 3)), told.Change.Value.Interval.Low, 2);
        Assert.Equal(HoursVerdict.Unclear, StepHours.Of(book, LoopPart.AgileWork).Verdict);
        Assert.Equal(HoursVerdict.TooFew, StepHours.Of(book, LoopPart.LiveFeedback).Verdict);
    }

    [Fact]
    public void Entries_that_are_all_alike_prove_nothing()
    {
        var book = Book((LoopPart.NeedIntake, false, [8, 8, 8]), (LoopPart.NeedIntake, true, [4, 4]));

        Assert.Equal((HoursVerdict.TooFew, null), (StepHours.Of(book, LoopPart.NeedIntake).Verdict, StepHours.Of(book, LoopPart.NeedIntake).Change));
    }

    [Theory]
    [InlineData(LoopPart.ProductManager, 1, 2026, "overview.hours.step")]
    [InlineData((LoopPart)99, 1, 2026, "overview.hours.step")]
    [InlineData(LoopPart.NeedIntake, 0, 2026, "overview.hours.range")]
    [InlineData(LoopPart.NeedIntake, double.NaN, 2026, "overview.hours.range")]
    [InlineData(LoopPart.NeedIntake, 1001, 2026, "overview.hours.range")]
    [InlineData(LoopPart.NeedIntake, 1, 1, "overview.hours.day")]
    public void Bad_hours_are_refused(LoopPart step, double hours, int year, string code) =>
        Assert.Equal(code, HoursBook.Empty.Enter(new HoursEntry(0, step, false, hours, new DateOnly(year, 1, 1), "product")).Problem.Code);

    [Fact]
    public void Numbers_are_not_given_twice_and_what_is_not_there_cannot_go()
    {
        var book = Book((LoopPart.NeedIntake, false, [1, 2, 3]));

        var without = book.Remove(2).Value;
        Assert.Equal([1, 3], without.Entries.Select(e => e.Id));
        Assert.Equal("overview.hours.not_found", without.Remove(2).Problem.Code);
        Assert.Equal(4, without.Enter(new HoursEntry(0, LoopPart.NeedIntake, true, 1, new DateOnly(2026, 1, 1), "product")).Value.Entries[^1].Id);
    }

    static HoursBook Book(params (LoopPart Step, bool IsAfter, double[] Hours)[] sides) => sides.SelectMany(s => s.Hours, (s, hours) => (s.Step, s.IsAfter, hours)).Aggregate(
        HoursBook.Empty, (book, e) => book.Enter(new HoursEntry(0, e.Step, e.IsAfter, e.hours, new DateOnly(2026, 1, 1), "product")).Value);

    static Evidence Effect(double value, double low, double high, double level, FactKind unit, long users) => new Evidence
    {
        Stage = "decide", Question = "RankNeeds", Parameters = "{}", Statement = Phrase.Literal("effect"), Data = DataVersion.Empty, Method = unit == FactKind.Points ? "method.effect_step" : "method.effect_theme", Value = value, Unit = unit,
        Interval = new Interval(low, high, level), Users = users, CodeVersion = "1", At = Start,
    }.Sealed();
}
