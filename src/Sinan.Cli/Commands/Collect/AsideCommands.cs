using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Features.ReviewAside;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect aside list|restore|remove</c>: comments that were kept aside as spam.</summary>
static class AsideCommands
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "aside", "cli.collect.aside", null, List(shell), Review(shell, "restore", restores: true), Review(shell, "remove", restores: false));

    static Command List(CommandShell shell) => shell.Verb("list", "cli.collect.aside.list", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var view = await services.GetRequiredService<ReviewAsideHandler>().ListAsync(cancellationToken);
        return context.Answer(Outcome<AsideView>.Ok(view), (aside, output) => TextTable.Write(
            output, [context.Words["cli.collect.aside.id"], context.Words["cli.collect.aside.reason"], context.Words["cli.collect.aside.text"]],
            aside.Comments.Select(c => (IReadOnlyList<string>)[c.Id, context.Words["collect.aside." + c.Reason], c.Text.ReplaceLineEndings(" ")])));
    });

    static Command Review(CommandShell shell, string name, bool restores)
    {
        var id = new Argument<string>("id") { HelpName = "ID", Description = shell.Words["cli.collect.aside.id"] };
        return shell.Verb(name, "cli.collect.aside." + name, async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var done = await services.GetRequiredService<ReviewAsideHandler>().HandleAsync(new ReviewAside(parsed.GetValue(id)!, restores, "cli"), cancellationToken);
            return context.Answer(done, (_, output) => output.WriteLine(context.Words[restores ? "cli.collect.aside.restored" : "cli.collect.aside.removed"]));
        }, id);
    }
}
