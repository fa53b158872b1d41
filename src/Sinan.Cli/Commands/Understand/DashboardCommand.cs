using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Dashboards;
using Sinan.Stages.Understand.Features.SaveQuestion;
using Sinan.Stages.Understand.Features.ShowDashboard;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand dashboard list | show ID | save --of ADDRESS (--dashboard ID | --new NAME) [--title T]</c></summary>
static class DashboardCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("dashboard", "cli.understand.dashboard", null, List(shell), Show(shell), Save(shell));

    static Command List(CommandShell shell) => shell.Verb("list", "cli.understand.dashboard.list", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var all = await services.GetRequiredService<ListDashboardsHandler>().HandleAsync(new ListDashboards(), cancellationToken);
        return context.Answer(Outcome<DashboardList>.Ok(new DashboardList(all)), (list, output) => TextTable.Write(
            output, [shell.Words["understand.dashboards.column.name"], "ID", shell.Words["understand.dashboards.column.questions"]],
            list.Dashboards.Select(d => (IReadOnlyList<string>)[d.Name.For(shell.Words.Lang), shell.Words.Write(Fact.Count("id", d.Id)), shell.Words.Write(Fact.Count("n", d.Questions.Length))])));
    });

    static Command Show(CommandShell shell)
    {
        var id = new Argument<int>("id") { HelpName = "ID", Description = shell.Words["cli.understand.dashboard.id"] };
        return shell.Verb("show", "cli.understand.dashboard.show", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var view = await services.GetRequiredService<ShowDashboardHandler>().HandleAsync(new ShowDashboard(parsed.GetValue(id)), shell.Words, cancellationToken);
            return context.Answer(view, (dashboard, output) => Write(dashboard, output, shell.Words));
        }, [id]);
    }

    static Command Save(CommandShell shell)
    {
        var words = shell.Words;
        var of = new Option<string>("--of") { Required = true, HelpName = "ADDRESS", Description = words["cli.understand.dashboard.of"] };
        var dashboard = new Option<int?>("--dashboard") { HelpName = "ID", Description = words["cli.understand.dashboard.id"] };
        var name = new Option<string?>("--new") { HelpName = "NAME", Description = words["cli.understand.dashboard.new"] };
        var title = new Option<string?>("--title") { HelpName = "T", Description = words["understand.save.called"] };
        return shell.Verb("save", "cli.understand.dashboard.save", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var saved = await services.GetRequiredService<SaveQuestionHandler>().HandleAsync(
                new SaveQuestion(parsed.GetValue(of)!, parsed.GetValue(dashboard), parsed.GetValue(name), parsed.GetValue(title)), cancellationToken);
            return context.Answer(saved, (kept, output) => output.WriteLine(kept.Name.For(words.Lang)));
        }, [of, dashboard, name, title]);
    }

    static void Write(DashboardView view, TextWriter output, Localizer words)
    {
        output.WriteLine(view.Name);
        foreach (var card in view.Cards)
        {
            output.WriteLine();
            output.WriteLine(card.Title ?? words["question." + card.Question]);
            if (!card.Missing.IsEmpty)
                output.WriteLine("  " + words["understand.dashboard.missing"] + " " + string.Join(", ", card.Missing.Select(m => m.Names[0])));
            foreach (var sentence in card.Problem is { } problem ? [problem.Phrase] : card.Answer)
                output.WriteLine("  " + words.Write(sentence));
        }
    }

    /// <param name="Dashboards">All of them.</param>
    sealed record DashboardList(IReadOnlyList<Dashboard> Dashboards);
}
