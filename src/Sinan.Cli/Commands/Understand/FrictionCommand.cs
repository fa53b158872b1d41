using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.FindFriction;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand friction [--goal E] [--within 1d]</c></summary>
static class FrictionCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var goal = new Option<string?>("--goal") { HelpName = "E", Description = words["cli.understand.friction.goal"] };
        var within = new Option<string>("--within") { HelpName = "1d", Description = words["cli.understand.friction.within"], DefaultValueFactory = _ => FindFriction.DefaultWithin };
        var files = new EventFileOptions(words);
        return shell.Verb("friction", "cli.understand.friction", (context, parsed, cancellationToken) =>
            files.AskAsync<FindFrictionHandler, FrictionReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(new FindFriction(parsed.GetValue(goal), parsed.GetValue(within)!) { Threads = threads }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [goal, within, .. files.All]);
    }

    static void Write(FrictionReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.friction.column.sign"], words["understand.friction.column.users"], words["understand.friction.column.share"], words["understand.friction.column.excess"], words["understand.friction.column.lost"]],
            report.Signs.Select(s => (IReadOnlyList<string>)
            [
                words.Write(FrictionWords.Name(s)), words.Write(Fact.Count("users", s.Users)), words.Write(Fact.Share("share", s.Share)),
                s.Excess is { } excess ? words.Write(Fact.Points("excess", excess)) : "–", s.LostUsers is { } lost ? words.Write(Fact.Count("lost", lost)) : "–",
            ]));
    }
}
