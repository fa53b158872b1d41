using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.AddInitiative;
using Sinan.Stages.Deliver.Features.ListInitiatives;
using Sinan.Stages.Deliver.Features.PassGate;
using Sinan.Stages.Deliver.Features.ShowInitiative;

namespace Sinan.Cli.Commands.Deliver;

/// <summary><c>deliver initiatives</c>, <c>deliver initiative ID</c>, <c>deliver begin TITLE</c>, <c>deliver gate ID</c>.</summary>
static class InitiativeCommands
{
    const string Actor = "cli";

    public static IEnumerable<Command> Create(CommandShell shell)
    {
        yield return List(shell);
        yield return Show(shell);
        yield return Begin(shell);
        yield return Gate(shell);
    }

    static Command List(CommandShell shell)
    {
        var words = shell.Words;
        var stage = new Option<string?>("--stage") { HelpName = "need_insight", Description = words["cli.deliver.initiatives.stage"] };
        var kind = new Option<string?>("--kind") { HelpName = "product|development|research", Description = words["cli.deliver.kind"] };
        var owner = new Option<string?>("--owner") { HelpName = "NAME", Description = words["cli.deliver.initiatives.owner"] };
        var theme = new Option<string?>("--theme") { HelpName = "NAME", Description = words["cli.deliver.initiatives.theme"] };
        return shell.Verb("initiatives", "cli.deliver.initiatives", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ListInitiatives(parsed.GetValue(stage), parsed.GetValue(kind), parsed.GetValue(owner), parsed.GetValue(theme));
            var board = await services.GetRequiredService<ListInitiativesHandler>().HandleAsync(request, cancellationToken);
            return context.Answer(Outcome<InitiativeBoard>.Ok(board), (answer, output) =>
            {
                output.WriteLine(words.Write(answer.Sentence));
                TextTable.Write(
                    output, [words["deliver.col.initiative"], "ID", words["deliver.col.stage"], words["deliver.col.open_checks"], words["deliver.col.late"], words["deliver.col.overrides"]],
                    answer.Initiatives.Select(i => (IReadOnlyList<string>)
                        [i.Title, Count(words, i.Id), i.IsComplete ? words["deliver.board.complete"] : words["deliver.stage." + StepWork.Code(i.Stage)], Count(words, i.OpenChecks), Count(words, i.LateSteps), Count(words, i.Overrides)]));
            });
        }, stage, kind, owner, theme);
    }

    static Command Show(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        return shell.Verb("initiative", "cli.deliver.initiative", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await services.GetRequiredService<ShowInitiativeHandler>().HandleAsync(new ShowInitiative(parsed.GetValue(id)), cancellationToken), (report, output) =>
            {
                output.WriteLine(report.Initiative.Title);
                output.WriteLine(words.Write(report.Sentence));
                foreach (var side in report.Sides)
                    output.WriteLine($"  {words["deliver.sides." + side.Code]}: {words["deliver.check_state." + StepWork.Code(side.State)]}  {words.Write(side.Says)}");
                foreach (var check in report.Current.Steps.SelectMany(s => s.Checks).Where(c => c.Check.IsGate))
                    output.WriteLine($"  {words["deliver.check_state." + StepWork.Code(check.State)]}  {words["deliver.check." + check.Check.Code]}");
            });
        }, id);
    }

    static Command Begin(CommandShell shell)
    {
        var words = shell.Words;
        var title = new Argument<string>("title") { HelpName = "TITLE", Description = words["cli.deliver.begin.title"] };
        var kind = new Option<ItemKind>("--kind") { HelpName = "product|development|research", Description = words["cli.deliver.kind"] };
        var owner = new Option<string>("--owner") { HelpName = "NAME", Description = words["cli.deliver.begin.owner"], DefaultValueFactory = _ => "" };
        var need = new Option<string>("--need") { HelpName = "ID", Description = words["cli.deliver.begin.need"], DefaultValueFactory = _ => "" };
        return shell.Verb("begin", "cli.deliver.begin", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var entered = new Initiative { Title = parsed.GetValue(title)!, Kind = parsed.GetValue(kind), Owner = parsed.GetValue(owner)!, NeedId = parsed.GetValue(need)! };
            return context.Answer(
                await services.GetRequiredService<AddInitiativeHandler>().HandleAsync(new AddInitiative(entered, Actor), cancellationToken), (added, output) => output.WriteLine(Count(words, added.Id)));
        }, title, kind, owner, need);
    }

    static Command Gate(CommandShell shell)
    {
        var words = shell.Words;
        var id = Id(words);
        var name = new Option<string?>("--override-by") { HelpName = "NAME", Description = words["cli.deliver.gate.name"] };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = words["cli.deliver.gate.reason"] };
        return shell.Verb("gate", "cli.deliver.gate", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new PassGate(parsed.GetValue(id), parsed.GetValue(name), parsed.GetValue(reason), Actor);
            return context.Answer(await services.GetRequiredService<PassGateHandler>().HandleAsync(request, cancellationToken), (passed, output) => output.WriteLine(
                passed.IsComplete ? words["deliver.board.complete"] : words["deliver.stage." + StepWork.Code(passed.Stage)]));
        }, id, name, reason);
    }

    static Argument<long> Id(Localizer words) => new("id") { HelpName = "ID", Description = words["cli.deliver.initiative.id"] };

    static string Count(Localizer words, double value) => words.Write(Fact.Count("n", value));
}
