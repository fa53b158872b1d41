using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice.Costs;

/// <summary>Works out what each way to spend less would save: from the workspace's own figures where there are any, else by rules of thumb.</summary>
public static class CostLevers
{
    const double SecondsAnHour = 3600, HoursAMonth = 730, TrainingsAMonth = 30;

    /// <summary>Labels that are thought to be missing before anything was measured.</summary>
    const int UsualLabels = 2_000;

    /// <summary>All levers, those that save most first; those without money last.</summary>
    public static ImmutableArray<CostLever> Of(AlternativeInputs inputs, CostFacts facts)
    {
        var (chat, server) = (WayRules.ChatTokens(inputs), inputs.Prices.Figure(PriceBook.Server));
        var labels = inputs.Prices.Figure(PriceBook.Hour) * ((facts.MissingLabels ?? UsualLabels) * inputs.LabelSeconds / SecondsAnHour);
        CostLever[] all =
        [
            Part("cache", false, chat, facts.Repeats ?? Rule("cache", 0.1, 0, 0.4), "/listen/duplicates"),
            Part("rules", false, chat, Covered(inputs) ?? Rule("rules", 0.3, 0.05, 0.6), "/decide/feasibility"),
            Part("smaller", false, chat, Rule("smaller", 0.7, 0.3, 0.9), "/decide/models"),
            Part("active", true, labels, Rule("active", 0.35, 0.1, 0.6), "/listen/labels", facts.MissingLabels),
            Part("share", true, labels, Rule("share", 0.5, 0.2, 0.9), "/decide/feasibility", facts.MissingLabels) is var share && facts.Domains is { } domains
                ? share with { Says = new Phrase("decide.costs.share.measured", Fact.Count("losing", domains.Losing), Fact.Count("all", domains.All)) } : share,
            Part("compress", false, server, Rule("compress", 0.3, 0, 0.6), "/decide/models"),
            Online(facts, server),
            new CostLever("collect", false, (inputs.Prices.Figure(PriceBook.Hour) * Rule("collect", 2, 0.25, 22)).WorkedOut("saving.collect"), null, new Phrase("decide.costs.collect.says"), "/collect"),
            new CostLever("anonymise", false, null, null, facts.Masked is { } masked ? new Phrase("decide.costs.anonymise.measured", Fact.Count("masked", masked)) : new Phrase("decide.costs.anonymise.says"), "/collect"),
        ];
        return [.. all.OrderByDescending(l => l.Saves?.Value.Value ?? -1)];
    }

    /// <summary>A part of a cost. What was measured keeps its name and proof beside the part.</summary>
    static CostLever Part(string code, bool isOnce, AdviceFigure cost, AdviceFigure part, string href, int? labels = null) => new(
        code, isOnce, (part * cost).WorkedOut(isOnce ? "saving.labels" : code == "compress" ? "saving.server" : "saving.tokens"), part,
        labels is > 0 and { } missing ? new Phrase($"decide.costs.{code}.missing", Fact.Count("labels", missing)) : new Phrase($"decide.costs.{code}.says"), href);

    static AdviceFigure? Covered(AlternativeInputs inputs) =>
        inputs.Measured is { Precision: not null, Covered: > 0 and var covered } ? AdviceFigure.Measured("covered", Estimate.Sure(covered), null) : null;

    /// <summary>Learning every day from new rows only, in place of from all rows: at most the processor time of training anew.</summary>
    static CostLever Online(CostFacts facts, AdviceFigure server)
    {
        var hours = facts.TrainSeconds is { } seconds
            ? AdviceFigure.Measured("seconds", new Estimate(seconds, 0, seconds), null) * (TrainingsAMonth / SecondsAnHour)
            : Rule("online", 5, 0, 100);
        var saves = (hours * server * (1 / HoursAMonth)).WorkedOut("saving.online");
        return new CostLever("online", false, saves, null, facts.TrainSeconds is { } each ? new Phrase("decide.costs.online.measured", Fact.Duration("time", each)) : new Phrase("decide.costs.online.says"), "/decide/training");
    }

    static AdviceFigure Rule(string code, double value, double low, double high) => AdviceFigure.Rule("part." + code, value, low, high);
}
