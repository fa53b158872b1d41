using System.CommandLine;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli.Commands.Workspace;

/// <summary>sinan doctor: what is missing on this machine and in the workspace, and how to mend it.</summary>
static class DoctorCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("doctor", "cli.doctor", async (context, _, cancellationToken) =>
    {
        var checks = new List<Check>(MachineChecks.Run(AppContext.BaseDirectory));
        var directory = context.Options.Workspace;
        if (!File.Exists(Path.Combine(directory, "workspace.json")) && !context.IsServed)
        {
            // Nothing is wrong with not having begun.
            checks.Add(Check.Good("workspace", new Phrase("check.workspace.none", Fact.Of("directory", directory))));
            return CheckList.Write(context, checks);
        }

        try
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            checks.AddRange(await services.GetRequiredService<IWorkspaceChecks>().RunAsync(thorough: false, context.Progress, cancellationToken));
        }
        catch (ProblemException refused)
        {
            checks.Add(Check.Bad("workspace", Phrase.Literal(directory), refused.Problem.Phrase));
        }

        return CheckList.Write(context, checks);
    });
}
