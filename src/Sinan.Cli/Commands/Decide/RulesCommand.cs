using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.FindRules;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide rules FILE --min-support S --min-confidence C</c></summary>
static class RulesCommand
{
    const int MostShown = 50;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var support = new Option<double>("--min-support") { Required = true, HelpName = "S", Description = words["cli.decide.min_support"] };
        var confidence = new Option<double>("--min-confidence") { Required = true, HelpName = "C", Description = words["cli.decide.rules.min_confidence"] };
        var lift = new Option<double>("--min-lift") { HelpName = "L", Description = words["cli.decide.rules.min_lift"] };
        var file = new BasketFile(words);
        return shell.Verb("rules", "cli.decide.rules", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var baskets = file.Read(context, parsed, cancellationToken);
            if (!baskets.IsOk)
                return context.Fail(baskets.Problem);
            var answer = await new FindRulesHandler(TimeProvider.System).HandleAsync(
                new FindRules(baskets.Value, parsed.GetValue(support), parsed.GetValue(confidence), parsed.GetValue(lift), context.Options.Threads), cancellationToken);
            return context.Answer(answer.Map(a => a with { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds }), (a, output) => Write(a, output, words));
        }, [.. file.All, support, confidence, lift]);
    }

    static void Write(RulesAnswer answer, TextWriter output, Localizer words)
    {
        output.WriteLine(words["cli.decide.rules.answer", Fact.Count("rules", answer.Rules.Length), Fact.Count("baskets", answer.Transactions)]);
        foreach (var rule in answer.Rules.Take(MostShown))
        {
            output.WriteLine("  " + words["cli.decide.rules.line",
                Fact.Of("if", string.Join(" + ", rule.If)), Fact.Of("then", string.Join(" + ", rule.Then)),
                Fact.Share("confidence", rule.Confidence).Between(rule.ConfidenceCi95[0], rule.ConfidenceCi95[1]), Fact.Ratio("lift", rule.Lift), Fact.Count("count", rule.Count)]);
        }

        if (answer.Rules.Length > MostShown)
            output.WriteLine(words["cli.decide.rules.more", Fact.Count("more", answer.Rules.Length - MostShown)]);
    }
}
