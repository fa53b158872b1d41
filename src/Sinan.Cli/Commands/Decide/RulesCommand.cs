using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.FindRules;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide rules FILE --min-support S --min-confidence C</c>, or without a file <c>decide rules [--per basket|session|user|order]</c> on the workspace's events</summary>
static class RulesCommand
{
    const int MostShown = 50;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var support = new Option<double?>("--min-support") { HelpName = "S", Description = words["cli.decide.min_support"] };
        var confidence = new Option<double>("--min-confidence") { HelpName = "C", Description = words["cli.decide.rules.min_confidence"], DefaultValueFactory = _ => 0.1 };
        var lift = new Option<double>("--min-lift") { HelpName = "L", Description = words["cli.decide.rules.min_lift"] };
        var per = new Option<string>("--per") { HelpName = string.Join('|', RuleGroup.All), Description = words["cli.decide.rules.per"], DefaultValueFactory = _ => RuleGroup.Basket };
        per.AcceptOnlyFromAmong([.. RuleGroup.All]);
        var of = new Option<string?>("--of") { HelpName = "event|COLUMN", Description = words["cli.decide.rules.of"] };
        var name = new Option<string?>("--event") { HelpName = "E", Description = words["cli.decide.rules.event"] };
        var days = new Option<int>("--days") { HelpName = "N", Description = words["cli.decide.rules.days"], DefaultValueFactory = _ => 7 };
        var file = new BasketFile(words, isOptional: true);
        return shell.Verb("rules", "cli.decide.rules", async (context, parsed, cancellationToken) =>
        {
            if (!file.IsGiven(parsed))
            {
                var services = await context.WorkspaceAsync(create: false, cancellationToken);
                var request = new FindEventRules(parsed.GetValue(per)!)
                {
                    Of = parsed.GetValue(of), Event = parsed.GetValue(name), Days = parsed.GetValue(days), MinSupport = parsed.GetValue(support), MinConfidence = parsed.GetValue(confidence),
                    MinLift = Math.Max(1, parsed.GetValue(lift)), Threads = context.Options.Threads,
                };
                return context.Answer(await services.GetRequiredService<FindEventRulesHandler>().HandleAsync(request, cancellationToken), (report, output) =>
                {
                    output.WriteSentences(report.Answer, words);
                    Write(report.Rules, report.Per == RuleGroup.Order ? " → " : " + ", output, words);
                });
            }

            if (parsed.GetValue(support) is not { } least)
                return context.Fail(new Problem("decide.rules.support", ProblemKind.Invalid));
            var started = TimeProvider.System.GetTimestamp();
            var baskets = file.Read(context, parsed, cancellationToken);
            if (!baskets.IsOk)
                return context.Fail(baskets.Problem);
            var answer = await new FindRulesHandler(TimeProvider.System).HandleAsync(
                new FindRules(baskets.Value, least, parsed.GetValue(confidence), parsed.GetValue(lift), context.Options.Threads), cancellationToken);
            return context.Answer(answer.Map(a => a with { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds }), (a, output) =>
            {
                output.WriteLine(words["cli.decide.rules.answer", Fact.Count("rules", a.Rules.Length), Fact.Count("baskets", a.Transactions)]);
                Write(a.Rules, " + ", output, words);
            });
        }, [.. file.All, support, confidence, lift, per, of, name, days]);
    }

    static void Write(IReadOnlyCollection<RuleView> rules, string between, TextWriter output, Localizer words)
    {
        foreach (var rule in rules.Take(MostShown))
        {
            output.WriteLine("  " + words["cli.decide.rules.line",
                Fact.Of("if", string.Join(between, rule.If)), Fact.Of("then", string.Join(" + ", rule.Then)),
                Fact.Share("confidence", rule.Confidence).Between(rule.ConfidenceCi95[0], rule.ConfidenceCi95[1]), Fact.Ratio("lift", rule.Lift), Fact.Count("count", rule.Count)]);
        }

        if (rules.Count > MostShown)
            output.WriteLine(words["cli.decide.rules.more", Fact.Count("more", rules.Count - MostShown)]);
    }
}
