using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>What goes together, in sentences.</summary>
static class RuleWords
{
    /// <summary>Names of the first part: side by side, or in their order.</summary>
    public static string If(string per, RuleView rule) => string.Join(per == RuleGroup.Order ? " → " : " + ", rule.If);

    public static string Then(RuleView rule) => string.Join(" + ", rule.Then);

    public static Fact Confidence(RuleView rule)
    {
        var fact = Fact.Share("confidence", rule.Confidence).Between(rule.ConfidenceCi95[0], rule.ConfidenceCi95[1]);
        return rule.Evidence is { } evidence ? fact.From(evidence) : fact;
    }

    public static Phrase Says(EventRulesReport report, RuleView rule) => new(
        "decide.rules.says." + report.Per, Fact.Of("if", If(report.Per, rule)), Fact.Of("then", Then(rule)), Fact.Count("count", rule.Count), Fact.Count("all", rule.IfCount), Fact.Count("days", report.Days));

    public static ImmutableArray<Phrase> Answer(EventRulesReport report)
    {
        Fact[] common = [Fact.Count("groups", report.Groups), Fact.Count("found", report.Found), Fact.Count("days", report.Days), Fact.Date("from", report.Since), Fact.Date("to", report.Until)];
        if (report.Rules.IsEmpty)
            return [new Phrase("decide.rules.none." + report.Per, [.. common, Fact.Count("least", report.MinSupportCount)])];
        var first = report.Rules[0];
        return
        [
            new Phrase("decide.rules.answer." + report.Per, [Fact.Of("if", If(report.Per, first)), Fact.Of("then", Then(first)), Confidence(first), Fact.Ratio("lift", first.Lift), .. common]),
            new Phrase("decide.rules.found." + report.Per, [.. common]),
        ];
    }
}
