using System.CommandLine;
using Sinan.Cli.Commands.Collect;
using Sinan.Cli.Commands.Decide;
using Sinan.Cli.Commands.Deliver;
using Sinan.Cli.Commands.Listen;
using Sinan.Cli.Commands.Overview;
using Sinan.Cli.Commands.Train;
using Sinan.Cli.Commands.Understand;
using Sinan.Cli.Commands.Workspace;

namespace Sinan.Cli;

/// <summary>All commands, a group for each stage.</summary>
public static class CommandTree
{
    public static IEnumerable<Command> Build(CommandShell shell)
    {
        yield return CollectCommands.Create(shell);
        yield return DemoCommand.Create(shell);
        yield return RunCommand.Create(shell);
        yield return ServeCommand.Create(shell);
        yield return UnderstandCommands.Create(shell);
        yield return ListenCommands.Create(shell);
        yield return shell.Verb(
            "decide", "cli.decide", null, [NeedsCommand.Create(shell), NeedCommand.Create(shell), IdeasCommand.Create(shell), ItemsetsCommand.Create(shell), RulesCommand.Create(shell), FeasibilityCommand.Create(shell), .. AdviceCommands.Create(shell), MarketCommand.Create(shell)]);
        yield return shell.Verb("deliver", "cli.deliver", null, [DocumentsCommand.Create(shell), .. InitiativeCommands.Create(shell), .. InitiativeQuestionCommands.Create(shell), .. InitiativeDocumentCommands.Create(shell), PrototypeCommand.Create(shell), ConflictsCommand.Create(shell), .. InitiativeTeamCommands.Create(shell), StrategyCommand.Create(shell)]);
        yield return TrainCommands.Create(shell);
        yield return DoctorCommand.Create(shell);
        yield return McpCommand.Create(shell);
        yield return WorkspaceCommands.Create(shell);
    }
}
