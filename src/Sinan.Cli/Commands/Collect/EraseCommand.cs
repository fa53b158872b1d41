using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Features.EraseUser;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect erase --user ID</c></summary>
static class EraseCommand
{
    public static Command Create(CommandShell shell)
    {
        var user = new Option<string>("--user") { HelpName = "ID", Description = shell.Words["cli.collect.erase.user"], Required = true };
        return shell.Verb("erase", "cli.collect.erase", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var outcome = await services.GetRequiredService<EraseUserHandler>().HandleAsync(new EraseUser(parsed.GetValue(user)!, "cli"), cancellationToken);
            return context.Answer(outcome, (erased, output) => output.WriteLine(context.Words[
                "cli.collect.erase.receipt",
                Fact.Of("receipt", erased.Receipt), Fact.At("at", erased.At), Fact.Count("events", erased.Events), Fact.Count("feedback", erased.Feedback)]));
        }, user);
    }
}
