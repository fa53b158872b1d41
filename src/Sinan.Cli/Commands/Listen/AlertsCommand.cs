using System.CommandLine;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen alerts [FILE]</c>: what is out of the usual in a file of comments, or in the workspace's, whose alerts are then kept.</summary>
static class AlertsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var file = new Argument<string?>("file") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Description = words["cli.listen.alerts.file"] };
        var budget = new Option<double?>("--budget") { HelpName = "N", Description = words["cli.listen.alerts.budget"] };
        var interval = new Option<string?>("--interval") { HelpName = "hour|day|week", Description = words["cli.listen.alerts.interval"] };
        interval.AcceptOnlyFromAmong("hour", "day", "week");
        var source = new Option<string?>("--source") { HelpName = "NAME", Description = words["cli.listen.alerts.source"] };
        var external = new Option<string[]>("--external") { HelpName = "NAME", Description = words["cli.listen.alerts.external"] };
        budget.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } given && !(given is >= AlertRules.LeastBudget and <= AlertRules.MostBudget))
                result.AddError(words["problem.listen.alerts.budget", Fact.Decimal("least", AlertRules.LeastBudget), Fact.Decimal("most", AlertRules.MostBudget)]);
        });
        return shell.Verb("alerts", "cli.listen.alerts", async (context, parsed, cancellationToken) =>
        {
            var rules = new AlertRules { FalseAlarmsPerMonth = parsed.GetValue(budget) ?? 1, Interval = parsed.GetValue(interval) ?? "day", Source = parsed.GetValue(source), External = [.. parsed.GetValue(external) ?? []] };
            var isOwn = parsed.GetValue(budget) is not null || parsed.GetValue(interval) is not null || rules.Source is not null || rules.External.Length > 0;
            if (parsed.GetValue(file) is not { } path)
            {
                var services = await context.WorkspaceAsync(create: false, cancellationToken);
                return Answer(context, await services.GetRequiredService<CheckAlertsHandler>().HandleAsync(new CheckAlerts(context.Options.Seed) { Rules = isOwn ? rules : null }, cancellationToken));
            }

            await using var plain = new PlainWorkspace(context.Io.Environment("SINAN_ZONE"));
            var imported = await plain.ImportAsync(new ImportRequest(context.Io.PathOf(path)), context.Progress, cancellationToken, ImportKind.Feedback);
            if (!imported.IsOk)
                return context.Fail(imported.Problem);
            var read = await plain.Services.GetRequiredService<ReadFeedbackHandler>().HandleAsync(new ReadFeedback(context.Options.Seed), context.Progress, cancellationToken);
            if (!read.IsOk)
                return context.Fail(read.Problem);
            return Answer(context, await plain.Services.GetRequiredService<CheckAlertsHandler>().HandleAsync(new CheckAlerts(context.Options.Seed) { Rules = rules, Reading = read.Value }, cancellationToken));
        }, file, budget, interval, source, external);
    }

    static int Answer(CommandContext context, Outcome<AlertCheck> check) => context.Answer(check.Map(c => AlertsView.Of(c.Report, context.Words)), (view, output) => Write(view, output, context.Words));

    static void Write(AlertsView view, TextWriter output, Localizer words)
    {
        output.WriteLine(words["cli.listen.alerts.answer", Fact.Count("alerts", view.Alerts.Count), Fact.Decimal("months", view.Months), Fact.Decimal("rate", view.FalseAlarmsPerMonth), Fact.Count("series", view.Series.Count)]);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "time", "series", "observed", "expected", "words" }.Select(c => words["listen.alerts.column." + c])],
            view.Alerts.Select(a => (IReadOnlyList<string>)
            [
                words.Write(Fact.At("t", a.Time)), a.Series, words.Write(Fact.Decimal("o", a.Observed)), a.Usual, string.Join(' ', a.Cause.Words),
            ]));
    }
}
