using System.CommandLine;
using Sinan.Kernel;

namespace Sinan.Cli.Commands.Workspace;

/// <summary>sinan workspace prune [--dry-run]: removes what has had its time, or says what would go.</summary>
static class PruneCommand
{
    public static Command Create(CommandShell shell)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = shell.Words["cli.workspace.prune.dry_run"] };
        return shell.Verb("prune", "cli.workspace.prune", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var report = await services.GetRequiredService<IPruning>().RunAsync(parsed.GetValue(dryRun), "cli", cancellationToken);
            return context.Answer(
                Outcome<object>.Ok(new
                {
                    DryRun = report.IsDryRun, report.Rule, report.Jobs, report.Evidence, Files = new { report.Files.Kept, report.Files.Gone, report.Bytes }, report.Seconds,
                }),
                (_, output) => output.WriteLine(context.Words[report.IsDryRun ? "cli.workspace.prune.would" : "cli.workspace.prune.done",
                    Fact.Count("jobs", report.Jobs.Gone), Fact.Count("evidence", report.Evidence.Gone), Fact.Count("files", report.Files.Gone),
                    Fact.Count("kept_jobs", report.Jobs.Kept), Fact.Count("kept_evidence", report.Evidence.Kept)]));
        }, dryRun);
    }
}
