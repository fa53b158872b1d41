using System.CommandLine;

namespace Sinan.Cli.Commands.Listen;

/// <summary>The group <c>listen</c>.</summary>
static class ListenCommands
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "listen", "cli.listen", null,
        [
            WordsCommand.Create(shell),
            DictionaryCommand.Create(shell),
            ThemesCommand.Create(shell),
            CommentsCommand.Create(shell),
            AspectsCommand.Create(shell),
            DuplicatesCommand.Create(shell),
            AlertsCommand.Create(shell),
            LabelCommands.Create(shell),
            shell.Verb("sentiment", "cli.listen.sentiment", null, EvaluateCommand.Create(shell)),
            shell.Verb("topic", "cli.listen.topic", null, EvaluateCommand.Create(shell)),
            .. SurveyCommands.Create(shell),
        ]);
}
