using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Costs;
using Sinan.Stages.Decide.Domain.Advice.Models;
using Sinan.Stages.Decide.Domain.Advice.Training;

namespace Sinan.Tests.Decide;

public sealed class ModelAdviceTests
{
    static ModelQuestion Ask(ModelScenario scenario = ModelScenario.Sort, double rows = 500, int classes = 2, double? time = null, Compute compute = Compute.Cpu, AdviceFigure? light = null) =>
        new(scenario, rows, classes, time, compute, 0.8, light);

    static AdviceFigure Sure(double value) => AdviceFigure.Entered(Estimate.Sure(value));

    static string VerdictOf(ModelFamily family, ModelQuestion question) => ModelAdvice.Of(question).Single(o => o.Family == family).Verdict;

    [Fact]
    public void Few_rows_ask_for_light_or_pre_trained_models_and_many_for_deep_ones()
    {
        Assert.Equal(ModelFamily.Linear, ModelAdvice.Of(Ask())[0].Family);
        Assert.Equal(("suits", "unfit", "unfit"), (VerdictOf(ModelFamily.Pretrained, Ask()), VerdictOf(ModelFamily.Deep, Ask()), VerdictOf(ModelFamily.Scratch, Ask())));
        Assert.Contains(ModelAdvice.Of(Ask()).Single(o => o.Family == ModelFamily.Pretrained).Reasons, r => r.Says.Key.EndsWith("data.pretrained.small", StringComparison.Ordinal));
        Assert.Equal("suits", VerdictOf(ModelFamily.Deep, Ask(rows: 1e6, compute: Compute.Gpu)));
        // A million rows of a hundred thousand labels are ten each.
        Assert.Equal("unfit", VerdictOf(ModelFamily.Deep, Ask(rows: 1e6, classes: 100_000, compute: Compute.Gpu)));
        Assert.Equal("suits", VerdictOf(ModelFamily.Scratch, Ask(rows: 5e7, compute: Compute.Cluster)));
    }

    [Fact]
    public void Means_to_compute_decide_what_can_be_trained()
    {
        Assert.Equal("unfit", VerdictOf(ModelFamily.Deep, Ask(rows: 1e6)));
        Assert.Equal("unfit", VerdictOf(ModelFamily.Scratch, Ask(rows: 5e7, compute: Compute.Gpu)));
        Assert.Equal("suits", VerdictOf(ModelFamily.Chat, Ask(compute: Compute.Hosted)));
    }

    [Theory]
    [InlineData(50.0, "unfit", "unfit", "suits")]
    [InlineData(900.0, "suits", "unfit", "suits")]
    [InlineData(3_000.0, "suits", "possible", "suits")]
    public void The_less_time_an_answer_has_the_lighter_the_model(double milliseconds, string pretrained, string chat, string linear)
    {
        var question = Ask(time: milliseconds);

        Assert.Equal((pretrained, chat, linear), (VerdictOf(ModelFamily.Pretrained, question), VerdictOf(ModelFamily.Chat, question), VerdictOf(ModelFamily.Linear, question)));
    }

    [Theory]
    [InlineData(ModelScenario.Recommend, ModelFamily.Factors)]
    [InlineData(ModelScenario.Score, ModelFamily.Trees)]
    [InlineData(ModelScenario.Write, ModelFamily.Chat)]
    public void Each_scenario_has_its_own_first_choice(ModelScenario scenario, ModelFamily first) =>
        Assert.Equal(first, ModelAdvice.Of(Ask(scenario, 50_000, 0, scenario == ModelScenario.Write ? null : 100, scenario == ModelScenario.Write ? Compute.Hosted : Compute.Cpu))[0].Family);

    [Fact]
    public void Service_begins_with_what_understands_exactly() =>
        Assert.Equal(ModelFamily.Pretrained, ModelAdvice.Of(Ask(ModelScenario.Service, 50_000, 40, null, Compute.Gpu))[0].Family);

    [Fact]
    public void What_was_measured_outweighs_the_rules()
    {
        Assert.Equal("unfit", VerdictOf(ModelFamily.Linear, Ask(light: new AdviceFigure(new Estimate(0.7, 0.65, 0.75), FigureOrigin.Measured, new Phrase("x")))));
        Assert.Equal("measured.enough", ModelAdvice.Of(Ask(light: new AdviceFigure(new Estimate(0.9, 0.85, 0.95), FigureOrigin.Measured, new Phrase("x"))))[0].Reasons[^1].Says.Key["decide.models.because.".Length..]);
    }

    // By hand: 6 · 110 · 10⁶ · 384,000 tokens = 2.5344 · 10¹⁴ operations on 125 · 10¹² at 0.35, 0.15 and 0.5; adapters take two thirds of it.
    // From nothing 20 tokens a parameter: 1.452 · 10¹⁸ operations, 33,188.57 s at 12 an hour.
    [Fact]
    public void Times_and_costs_of_training_are_those_worked_by_hand()
    {
        var card = Accelerator.All.Single(a => a.Code == "a10");
        var whole = TrainingPlan.OfTransformer("whole", 110e6, 384_000, card, 1, PriceBook.Empty);
        var scratch = TrainingPlan.OfTransformer("scratch", 110e6, 20 * 110e6, card, 1, PriceBook.Empty);

        Assert.Equal((5.792914, 4.05504, 13.5168), (Math.Round(whole.Seconds.Value.Value, 6), Math.Round(whole.Seconds.Value.Low, 6), Math.Round(whole.Seconds.Value.High, 6)));
        Assert.Equal(whole.Seconds.Value.Value * 2 / 3, TrainingPlan.OfTransformer("adapters", 110e6, 384_000, card, 1, PriceBook.Empty).Seconds.Value.Value, 1e-9);
        Assert.Equal(33_188.57, scratch.Seconds.Value.Value, 0.01);
        Assert.Equal(110.6286, scratch.Cost!.Value.Value, 0.001);
        // Twice the cards, half the time, the same price.
        var two = TrainingPlan.OfTransformer("scratch", 110e6, 20 * 110e6, card, 2, PriceBook.Empty);
        Assert.Equal(scratch.Seconds.Value.Value / 2, two.Seconds.Value.Value, 1e-6);
        Assert.Equal(scratch.Cost.Value.Value, two.Cost!.Value.Value, 1e-6);
        Assert.Null(TrainingPlan.OfTransformer("whole", 110e6, 384_000, Accelerator.All[0], 1, PriceBook.Empty).Cost);
    }

    // By hand: 1,000 cases of 100 characters cost 1.16 in tokens; a fifth repeats. 500 labels of 20 seconds at 60 an hour are 166.67, of which 0.35 are spared.
    // Training anew for an hour every day is 30 hours of a server of 300 for 730.
    [Fact]
    public void Savings_come_from_the_workspaces_own_figures()
    {
        var inputs = new AlternativeInputs { Prices = PriceBook.Empty, Cases = Sure(1_000), Characters = Sure(100), HandlingSeconds = 60, LabelSeconds = 20 };
        var levers = CostLevers.Of(inputs, new CostFacts { Repeats = AdviceFigure.Measured("repeats", new Estimate(0.2, 0.18, 0.22), null), MissingLabels = 500, TrainSeconds = 3_600, Domains = (1, 4), Masked = 12 }).ToDictionary(l => l.Code);

        Assert.Equal(9, levers.Count);
        Assert.Equal(0.232, levers["cache"].Saves!.Value.Value, 1e-9);
        Assert.Equal(FigureOrigin.Measured, levers["cache"].Part!.Origin);
        Assert.Equal(58.3333, levers["active"].Saves!.Value.Value, 1e-3);
        Assert.Equal(12.3288, levers["online"].Saves!.Value.Value, 1e-3);
        Assert.Null(levers["anonymise"].Saves);
        Assert.Equal("decide.costs.share.measured", levers["share"].Says.Key);
        Assert.Equal("decide.costs.anonymise.measured", levers["anonymise"].Says.Key);
        Assert.True(levers["active"].IsOnce && !levers["cache"].IsOnce);
    }
}
