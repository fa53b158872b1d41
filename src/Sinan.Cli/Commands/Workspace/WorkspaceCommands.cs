using System.CommandLine;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli.Commands.Workspace;

/// <summary>sinan workspace backup | restore | verify | migrate | zone | prune.</summary>
static class WorkspaceCommands
{
    public static Command Create(CommandShell shell) =>
        shell.Verb("workspace", "cli.workspace", null, Backup(shell), Restore(shell), Verify(shell), Migrate(shell), Zone(shell), PruneCommand.Create(shell));

    static Command Backup(CommandShell shell)
    {
        var target = new Option<string>("--out") { HelpName = "FILE", Description = shell.Words["cli.workspace.backup.out"], Required = true };
        return shell.Verb("backup", "cli.workspace.backup", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var report = await services.GetRequiredService<IBackups>().WriteAsync(context.Io.PathOf(parsed.GetRequiredValue(target)), context.Progress, cancellationToken);
            return context.Answer(report, (backup, output) =>
            {
                output.WriteLine(context.Words["cli.workspace.backup.done", Facts(backup)]);
                output.WriteLine(context.Words["cli.workspace.backup.key", Fact.Of("key", backup.KeyFile)]);
            });
        }, target);
    }

    static Command Restore(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = shell.Words["cli.workspace.restore.file"] };
        var target = new Option<string>("--to") { HelpName = "DIR", Description = shell.Words["cli.workspace.restore.to"], Required = true };
        return shell.Verb("restore", "cli.workspace.restore", async (context, parsed, cancellationToken) =>
        {
            var report = await BackupArchive.RestoreAsync(
                context.Io.PathOf(parsed.GetRequiredValue(file)), context.Io.PathOf(parsed.GetRequiredValue(target)), context.Progress, cancellationToken);
            return context.Answer(report, (backup, output) =>
            {
                output.WriteLine(context.Words["cli.workspace.restore.done", Facts(backup)]);
                if (!File.Exists(backup.KeyFile))
                    output.WriteLine(context.Words["cli.workspace.restore.key", Fact.Of("key", backup.KeyFile)]);
            });
        }, file, target);
    }

    static Command Verify(CommandShell shell)
    {
        var file = new Argument<string?>("FILE") { Description = shell.Words["cli.workspace.verify.file"], Arity = ArgumentArity.ZeroOrOne };
        return shell.Verb("verify", "cli.workspace.verify", async (context, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(file) is { } backup)
            {
                var checkedBackup = await BackupArchive.VerifyAsync(context.Io.PathOf(backup), context.Progress, cancellationToken);
                return context.Answer(
                    checkedBackup.Map(manifest => new { Ok = true, manifest.Workspace, manifest.Taken, Files = manifest.Files.Length, manifest.Data }),
                    (report, output) => output.WriteLine(context.Words["cli.workspace.verify.backup_ok", Fact.Count("files", report.Files), Fact.At("taken", report.Taken)]));
            }

            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return CheckList.Write(context, await services.GetRequiredService<IWorkspaceChecks>().RunAsync(thorough: true, context.Progress, cancellationToken));
        }, file);
    }

    static Command Migrate(CommandShell shell) =>
        shell.Verb("migrate", "cli.workspace.migrate", async (context, _, cancellationToken) =>
        {
            if (context.IsServed || WorkspaceLock.FindHolder(context.Options.Workspace) is { Socket: not null })
                return context.Fail(new Problem("workspace.served", ProblemKind.Conflict, Fact.Of("directory", context.Options.Workspace)));
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(Outcome<MigrationReport>.Ok(services.GetRequiredService<IMigrations>().Last), (report, output) =>
                output.WriteLine(report.Applied.IsEmpty
                    ? context.Words["cli.workspace.migrate.nothing"]
                    : context.Words["cli.workspace.migrate.done", Fact.Count("steps", report.Applied.Length), Fact.Of("backup", report.Backup ?? "–")]));
        });

    static Command Zone(CommandShell shell)
    {
        var name = new Argument<string?>("ZONE") { Description = shell.Words["cli.workspace.zone.name"], Arity = ArgumentArity.ZeroOrOne };
        return shell.Verb("zone", "cli.workspace.zone", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var workspace = services.GetRequiredService<Storage.Workspace>();
            var outcome = parsed.GetValue(name) is { } wanted ? workspace.ChangeZone(wanted) : workspace.Zone;
            return context.Answer(outcome.Map(zone => new { Zone = zone.Id }), (answer, output) => output.WriteLine(answer.Zone));
        }, name);
    }

    static Fact[] Facts(BackupReport report) =>
    [
        Fact.Of("file", report.File), Fact.Of("directory", report.Directory ?? ""), Fact.Count("files", report.Files), Fact.At("taken", report.Taken),
        Fact.Count("events", report.Data.Events), Fact.Count("feedback", report.Data.Feedback),
    ];
}
