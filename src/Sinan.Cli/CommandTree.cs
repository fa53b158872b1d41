using System.CommandLine;

namespace Sinan.Cli;

/// <summary>All commands, a group for each stage.</summary>
public static class CommandTree
{
    public static IEnumerable<Command> Build(CommandShell shell)
    {
        _ = shell;
        yield break;
    }
}
