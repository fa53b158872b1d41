using System.CommandLine;

namespace Sinan.Cli.Commands.Train;

/// <summary>The group <c>train</c>.</summary>
static class TrainCommands
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "train", "cli.train", null,
        shell.Verb("tabular", "cli.train.tabular", null, EvaluateTabularCommand.Create(shell)),
        ExplainTabularCommand.Create(shell));
}
