using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.ShowCosts;
using Sinan.Stages.Deliver.Features.ShowGoal;
using Sinan.Stages.Deliver.Features.ShowRoadmap;
using Sinan.Stages.Deliver.Features.ShowSchedule;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver goal ID</c>, <c>deliver schedule ID</c>, <c>deliver costs ID</c>, <c>deliver roadmap</c>.</summary>
static class InitiativeQuestionCommands
{
    public static IEnumerable<Command> Create(CommandShell shell)
    {
        yield return Goal(shell);
        yield return Schedule(shell);
        yield return Costs(shell);
        yield return Roadmap(shell);
    }

    static Command Goal(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        return shell.Verb("goal", "cli.deliver.goal", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await services.GetRequiredService<ShowGoalHandler>().HandleAsync(new ShowGoal(parsed.GetValue(id)), cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                TextTable.Write(
                    output, [words["deliver.goal.metric"], words["deliver.goal.per_group"], words["deliver.goal.result"], words["deliver.goal.verdict"]],
                    report.Metrics.Select(m => (IReadOnlyList<string>)
                        [new string(' ', 2 * (m.Depth - 1)) + m.Metric.Name, Written(words, m.PerGroup), Written(words, m.Result), m.Metric.Target is null ? "–" : words["deliver.verdict." + StepWork.Code(m.State)]]));
            });
        }, id);
    }

    static Command Schedule(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        var late = new Option<int?>("--late") { HelpName = "N", Description = words["cli.deliver.schedule.late"] };
        var days = new Option<double?>("--days") { HelpName = "D", Description = words["cli.deliver.schedule.days"] };
        return shell.Verb("schedule", "cli.deliver.schedule", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ShowSchedule(parsed.GetValue(id), parsed.GetValue(late), parsed.GetValue(days));
            return context.Answer(await services.GetRequiredService<ShowScheduleHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                if (report.Delay is not null)
                    output.WriteLine(words.Write(report.Delay));
                TextTable.Write(
                    output, [words["deliver.schedule.name"], words["deliver.schedule.p50"], words["deliver.schedule.p80"], words["deliver.schedule.critical"]],
                    report.Milestones.Select(m => (IReadOnlyList<string>)[m.Milestone.Name, Day(m.Milestone.DoneOn ?? m.P50), Day(m.Milestone.DoneOn ?? m.P80), Written(words, m.Criticality)]));
            });
        }, id, late, days);
    }

    static Command Costs(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        return shell.Verb("costs", "cli.deliver.costs", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await services.GetRequiredService<ShowCostsHandler>().HandleAsync(new ShowCosts(parsed.GetValue(id)), cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                foreach (var limit in report.Limits)
                    output.WriteLine(words.Write(limit.Says));
                TextTable.Write(
                    output, [words["deliver.costs.ledger"], words["deliver.costs.total"], words["deliver.costs.cost"]],
                    report.Ledgers.Select(l => (IReadOnlyList<string>)[words["deliver.ledger." + StepWork.Code(l.Ledger)], Written(words, l.Total), Written(words, l.Cost)]));
            });
        }, id);
    }

    static Command Roadmap(CommandShell shell)
    {
        var words = shell.Words;
        var theme = new Option<string?>("--theme") { HelpName = "NAME", Description = words["cli.deliver.initiatives.theme"] };
        var owner = new Option<string?>("--owner") { HelpName = "NAME", Description = words["cli.deliver.initiatives.owner"] };
        return shell.Verb("roadmap", "cli.deliver.roadmap", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var roadmap = await services.GetRequiredService<ShowRoadmapHandler>().HandleAsync(new ShowRoadmap(parsed.GetValue(theme), parsed.GetValue(owner)), cancellationToken);
            return context.Answer(Outcome<Stages.Deliver.Features.ShowRoadmap.Roadmap>.Ok(roadmap), (answer, output) =>
            {
                output.WriteLine(words.Write(answer.Sentence));
                TextTable.Write(
                    output, [words["deliver.col.initiative"], words["deliver.roadmap.p50"], words["deliver.roadmap.p80"], words["deliver.col.release_date"]],
                    answer.Lines.Select(l => (IReadOnlyList<string>)[l.Title, Day(l.P50), Day(l.P80), Day(l.Release) + (l.IsInDanger ? " " + words["deliver.roadmap.danger"] : "")]));
            });
        }, theme, owner);
    }

    static Argument<long> Id(Localizer words) => new("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    static string Written(Localizer words, Fact? fact) =>
        fact is null ? "–" : words.WriteInterval(fact) is { } interval ? $"{words.Write(fact)} ({interval})" : words.Write(fact);
}
