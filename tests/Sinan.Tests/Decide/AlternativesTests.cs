using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Tests.Decide;

public sealed class AlternativesTests
{
    static AlternativeInputs Inputs(MeasuredWays? measured = null) => new()
    {
        Prices = PriceBook.Empty, Cases = Sure(1_000), Characters = Sure(100), HandlingSeconds = 60, LabelSeconds = 20, Measured = measured,
    };

    static AdviceFigure Sure(double value) => AdviceFigure.Entered(Estimate.Sure(value));

    static AdviceFigure Measured(double value, double low, double high) => AdviceFigure.Measured("seconds", new Estimate(value, low, high), null);

    static MeasuredWays Ways => new(
        500, 1_000, Measured(0.6, 0.56, 0.64), null, Measured(0.75, 0.71, 0.79), Measured(0.8, 0.76, 0.83), Measured(0.9, 0.87, 0.93), 0.4, Measured(0.95, 0.92, 0.97), 1e-4, 2e-4, 1e-3);

    static Alternative Of(AlternativeKind kind, AlternativeInputs inputs) => Alternatives.Of(inputs).Single(a => a.Kind == kind);

    // By hand, for 1,000 cases of 100 characters. Most likely: (60 + 400) · 2 + 40 · 6 = 1,160 millionths of a yuan a case, and half a day of 1,500.
    // Lowest: (25 + 100) · 0.5 + 5 · 1 = 67.5 millionths, 0.2 · 800. Highest: (100 + 1,500) · 8 + 200 · 30 = 18,800 millionths, 2 · 2,500.
    [Fact]
    public void A_chat_model_costs_its_tokens_and_its_upkeep()
    {
        var monthly = Of(AlternativeKind.Chat, Inputs()).Monthly;

        Assert.Equal((751.16, 160.0675, 5018.8), (Math.Round(monthly.Value.Value, 6), Math.Round(monthly.Value.Low, 6), Math.Round(monthly.Value.High, 6)));
        Assert.Equal(FigureOrigin.RuleOfThumb, monthly.Origin);
    }

    // 500 labels of 20 seconds at 60 an hour are 166.67; 12 days are 18,000. Sixty per cent of the tokens are left to chat: 0.6 · 1.16 and a day.
    [Fact]
    public void Missing_labels_are_part_of_building_and_rules_save_tokens()
    {
        Assert.Equal(18_166.67, Of(AlternativeKind.OwnModel, Inputs(Ways)).Build.Value.Value, 0.01);
        Assert.Equal(1_500.696, Of(AlternativeKind.RulesThenChat, Inputs(Ways)).Monthly.Value.Value, 0.001);
    }

    // 1,000 cases of a minute at 60 an hour are 1,000, and half a day; the first year is three days and twelve months of it.
    [Fact]
    public void People_cost_their_time_and_a_year_has_twelve_months()
    {
        var process = Of(AlternativeKind.Process, Inputs());

        Assert.Equal(1_750, process.Monthly.Value.Value, 1e-9);
        Assert.Equal(4_500 + (12 * 1_750), process.FirstYear.Value.Value, 1e-9);
    }

    [Fact]
    public void What_was_measured_goes_before_rules_of_thumb_and_what_people_entered_before_both()
    {
        var entered = Inputs(Ways) with { Entered = ImmutableSortedDictionary<string, Estimate>.Empty.Add("rule.quality", new Estimate(0.9, 0.85, 0.95)).Add("chat.quality", new Estimate(0.97, 0.95, 0.98)) };

        Assert.Equal(FigureOrigin.RuleOfThumb, Of(AlternativeKind.Rule, Inputs()).Quality!.Origin);
        Assert.Equal((FigureOrigin.Measured, 0.75), (Of(AlternativeKind.Rule, Inputs(Ways)).Quality!.Origin, Of(AlternativeKind.Rule, Inputs(Ways)).Quality!.Value.Value));
        Assert.Equal((FigureOrigin.Entered, 0.9), (Of(AlternativeKind.Rule, entered).Quality!.Origin, Of(AlternativeKind.Rule, entered).Quality!.Value.Value));
        Assert.Null(Of(AlternativeKind.Nothing, Inputs()).Quality);
        // 0.4 · 0.95 + 0.6 · 0.97: a mix is no surer than its least sure part.
        Assert.Equal((0.962, FigureOrigin.Entered), (Math.Round(Of(AlternativeKind.RulesThenChat, entered).Quality!.Value.Value, 9), Of(AlternativeKind.RulesThenChat, entered).Quality!.Origin));
    }

    [Theory]
    [InlineData(0.9, 0.4, 0.95, 0.52 / 0.6)]
    [InlineData(0.9, 0, 0.95, 0.9)]
    [InlineData(0.5, 0.8, 0.9, 0)]
    [InlineData(0.9, 0.5, 0.5, 1)]
    public void The_surer_the_rules_the_less_is_asked_of_the_model(double target, double covered, double precision, double needed) =>
        Assert.Equal(needed, Alternatives.NeededOfRest(target, covered, precision), 1e-12);

    [Fact]
    public void A_way_is_dominated_only_by_one_that_is_surely_better_in_cost_or_quality()
    {
        var rule = Of(AlternativeKind.Rule, Inputs(Ways));
        var cheap = rule with { Build = Sure(10), Monthly = Sure(1) };
        var dear = rule with { Build = Sure(1_000), Monthly = Sure(10) };
        var alike = rule with { Build = new AdviceFigure(new Estimate(9, 1, 2_000), FigureOrigin.RuleOfThumb, new Phrase("x")), Monthly = Sure(1) };

        Assert.True(cheap.Dominates(dear));
        Assert.False(dear.Dominates(cheap));
        Assert.False(alike.Dominates(dear));
        Assert.False((cheap with { Quality = null }).Dominates(dear));
        Assert.False((cheap with { Risk = RiskLevel.High }).Dominates(dear));
        Assert.False((cheap with { Latency = Sure(100) }).Dominates(dear));
    }

    [Fact]
    public void The_cheapest_sure_way_is_taken_and_a_cheaper_doubtful_one_is_measured()
    {
        Alternative Way(AlternativeKind kind, double cost, double low, double high) => Of(kind, Inputs()) with { Build = Sure(cost), Monthly = Sure(0), Quality = Measured((low + high) / 2, low, high), DominatedBy = null };
        AlternativesVerdict Verdict(params ImmutableArray<Alternative> ways) => AlternativesVerdict.Of(ways, 0.8);
        var (sure, dearer, doubtful, poor) = (Way(AlternativeKind.Rule, 100, 0.82, 0.9), Way(AlternativeKind.OwnModel, 500, 0.9, 0.95), Way(AlternativeKind.Retrieval, 50, 0.7, 0.9), Way(AlternativeKind.Nothing, 0, 0.5, 0.6));

        Assert.Equal(new AlternativesVerdict("take", AlternativeKind.Rule, null), Verdict(poor, sure, dearer));
        Assert.Equal(new AlternativesVerdict("take_or_measure", AlternativeKind.Rule, AlternativeKind.Retrieval), Verdict(poor, sure, dearer, doubtful));
        Assert.Equal(new AlternativesVerdict("cannot_tell", null, AlternativeKind.Retrieval), Verdict(poor, doubtful));
        Assert.Equal(new AlternativesVerdict("none", null, null), Verdict(poor));
        Assert.Equal(new AlternativesVerdict("none", null, null), Verdict(sure with { BarredBy = "harm" }, poor, doubtful with { IsTooSlow = true }));
    }

    [Fact]
    public void One_answer_against_outweighs_all_in_favour_and_key_questions_must_be_answered()
    {
        var answers = ImmutableSortedDictionary<string, SuitabilityAnswer>.Empty.Add("complex", SuitabilityAnswer.Yes).Add("enumerable", SuitabilityAnswer.No).Add("allowed", SuitabilityAnswer.Yes);

        Assert.Equal("open", Suitability.Of(answers).Code);
        answers = answers.Add("harm", SuitabilityAnswer.No);
        Assert.Equal("fits", Suitability.Of(answers).Code);
        Assert.Equal(["bespoke", "experience"], Suitability.Of(answers.Add("bespoke", SuitabilityAnswer.Yes).Add("experience", SuitabilityAnswer.Partly)).Reasons);
        Assert.Equal("against", Suitability.Of(answers.SetItem("enumerable", SuitabilityAnswer.Yes)).Code);
        Assert.Equal(["rules_then_chat", "chat"], Alternatives.Of(Inputs() with { Answers = answers.Add("exact", SuitabilityAnswer.Yes) }).Where(a => a.BarredBy == "exact").Select(a => Sinan.Stages.Decide.NeedWords.Code(a.Kind)));
    }

    [Fact]
    public void What_surely_answers_too_late_is_too_slow()
    {
        var ways = Alternatives.Of(Inputs(Ways) with { MostSeconds = 0.2 });

        Assert.Equal([AlternativeKind.Process, AlternativeKind.RulesThenChat, AlternativeKind.Chat], ways.Where(w => w.IsTooSlow).Select(w => w.Kind));
    }

    [Fact]
    public void Prices_are_dated_and_what_people_enter_goes_before_the_defaults()
    {
        var own = new UnitPrice(new Estimate(3, 3, 3), new DateOnly(2026, 2, 1), IsEntered: true);
        var book = new PriceBook(PriceBook.Empty.Entered.Add(PriceBook.TokensRead, own));

        Assert.Equal((FigureOrigin.Entered, 3.0), (book.Figure(PriceBook.TokensRead).Origin, book.Figure(PriceBook.TokensRead).Value.Value));
        Assert.All(PriceBook.Codes, c => Assert.True(PriceBook.Empty[c] is { IsEntered: false, AsOf.Year: 2025, Value: { Low: > 0 } value } && value.Low <= value.Value && value.Value <= value.High));
    }
}
