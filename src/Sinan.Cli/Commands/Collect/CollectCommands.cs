using System.CommandLine;

namespace Sinan.Cli.Commands.Collect;

/// <summary>The group <c>collect</c>.</summary>
static class CollectCommands
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "collect", "cli.collect", null,
        ImportCommand.Create(shell),
        ScheduleCommands.Create(shell),
        AsideCommands.Create(shell),
        QualityCommand.Create(shell),
        SqlCommand.Create(shell),
        ExportCommand.Create(shell),
        EraseCommand.Create(shell));
}
