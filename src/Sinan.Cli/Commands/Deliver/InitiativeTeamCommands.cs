using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.CompareDesigns;
using Sinan.Stages.Deliver.Features.ShowDemands;
using Sinan.Stages.Deliver.Features.ShowIterations;
using Sinan.Stages.Deliver.Features.ShowPeople;
using Sinan.Stages.Deliver.Features.ShowResources;
using Sinan.Stages.Deliver.Features.ShowTalks;
using Sinan.Stages.Deliver.Features.ShowTraining;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver designs|people|talks|demands|resources|iterations|training ID</c>: what the teams of an initiative noted, and what follows from it.</summary>
static class InitiativeTeamCommands
{
    public static IEnumerable<Command> Create(CommandShell shell)
    {
        var words = shell.Words;
        yield return Ask(
            shell, "designs", (services, id, stop) => services.GetRequiredService<CompareDesignsHandler>().HandleAsync(new CompareDesigns(id), stop), r => [r.Sentence],
            ["deliver.designs.design", "deliver.designs.estimate", "deliver.designs.best", "deliver.designs.loss"],
            r => r.Designs.Select(d => Row(d.Design.Name, Written(words, d.Estimate), Written(words, d.Best), Written(words, d.Loss))));
        yield return Ask(
            shell, "people", (services, id, stop) => services.GetRequiredService<ShowPeopleHandler>().HandleAsync(new ShowPeople(id), stop), r => r.Sentences,
            ["deliver.risks.title", "deliver.risks.probability", "deliver.risks.impact", "deliver.col.state", "deliver.col.owner", "deliver.col.due"],
            r => r.Risks.Select(k => Row(k.Title, words.Write(Fact.Share("p", k.Probability)), Count(words, k.Impact), Word(words, "deliver.risk_state.", k.State), Or(k.Owner), Day(k.Due))));
        yield return Ask(
            shell, "talks", (services, id, stop) => services.GetRequiredService<ShowTalksHandler>().HandleAsync(new ShowTalks(id), stop), r => [r.Sentence],
            ["deliver.talks.field.text", "deliver.talks.field.owner", "deliver.talks.field.due", "deliver.col.state"],
            r => r.Decisions.Select(d => Row(d.Decision.Text, Or(d.Decision.Owner), Day(d.Decision.Due) + (d.IsLate ? " " + words["deliver.is_late"] : ""), words[d.Decision.IsDone ? "deliver.decision.done" : "deliver.decision.open"])));
        yield return Ask(
            shell, "demands", (services, id, stop) => services.GetRequiredService<ShowDemandsHandler>().HandleAsync(new ShowDemands(id), stop), r => [r.Sentence],
            ["deliver.demands.title", "deliver.demands.gain", "deliver.demands.cost", "deliver.demands.roi"],
            r => r.Demands.Select(d => Row(d.Demand.Title, Written(words, d.Figures.Gain), Written(words, d.Figures.Cost), Written(words, d.Figures.Roi))));
        yield return Ask(
            shell, "resources", (services, id, stop) => services.GetRequiredService<ShowResourcesHandler>().HandleAsync(new ShowResources(id), stop), r => r.Sentences,
            ["deliver.compute.title", "deliver.compute.hours", "deliver.compute.cost", "deliver.col.state", "deliver.col.owner"],
            r => r.Compute.Select(c => Row(
                c.Title, words.Write(Fact.Decimal("n", c.Hours)), words.Write(Fact.Money("n", c.Cost)), Word(words, "deliver.compute_state.", c.State) + (c.IsOwnGrant ? $" ({words["deliver.compute.own"]})" : ""), Or(c.AnsweredBy))));
        yield return Ask(
            shell, "iterations", (services, id, stop) => services.GetRequiredService<ShowIterationsHandler>().HandleAsync(new ShowIterations(id), stop), r => [r.Sentence],
            ["deliver.iterations.title", "deliver.iterations.trigger", "deliver.iterations.start", "deliver.iterations.end", "deliver.iterations.days", "deliver.iterations.release"],
            r => r.Iterations.Select(i => Row(i.Title, Word(words, "deliver.trigger.", i.Trigger), Day(i.Start), Day(i.End), words.Write(Fact.Decimal("n", i.PersonDays)), Or(i.Release))));
        yield return Ask(
            shell, "training", (services, id, stop) => services.GetRequiredService<ShowTrainingHandler>().HandleAsync(new ShowTraining(id), stop), r => [r.Sentence],
            ["deliver.col.what", "deliver.col.open_checks"],
            r => r.Demands.Select(d => Row(d.Demand.Title, Count(words, d.Checks.Count(c => c.State != CheckState.Holds)))));
    }

    /// <summary>A command that asks one question about an initiative and writes its sentences and a table.</summary>
    static Command Ask<TReport>(
        CommandShell shell, string name, Func<IServiceProvider, long, CancellationToken, Task<Outcome<TReport>>> ask, Func<TReport, IEnumerable<Phrase>> says, string[] heads, Func<TReport, IEnumerable<IReadOnlyList<string>>> rows)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };
        return shell.Verb(name, "cli.deliver." + name, async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await ask(services, parsed.GetValue(id), cancellationToken), (report, output) =>
            {
                foreach (var sentence in says(report))
                    output.WriteLine(words.Write(sentence));
                TextTable.Write(output, [.. heads.Select(key => words[key])], rows(report));
            });
        }, id);
    }

    static IReadOnlyList<string> Row(params string[] cells) => cells;

    static string Word<T>(Localizer words, string prefix, T value)
        where T : struct, Enum => words[prefix + StepWork.Code(value)];

    static string Count(Localizer words, double value) => words.Write(Fact.Count("n", value));

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    static string Or(string text) => text.Length > 0 ? text : "–";

    static string Written(Localizer words, Fact? fact) =>
        fact is null ? "–" : words.WriteInterval(fact) is { } interval ? $"{words.Write(fact)} ({interval})" : words.Write(fact);
}
