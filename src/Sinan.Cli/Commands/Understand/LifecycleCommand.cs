using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerLifecycle;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand lifecycle [--event E] [--interval day|week|month]</c></summary>
static class LifecycleCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var options = new ActiveOptions(words, "week");
        return shell.Verb("lifecycle", "cli.understand.lifecycle", (context, parsed, cancellationToken) =>
            options.Files.AskAsync<AnswerLifecycleHandler, LifecycleReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(options.Question(parsed, threads, (active, unit) => new AnswerLifecycle(active, unit)), token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [.. options.All]);
    }

    static void Write(LifecycleReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.trend.column.start"], .. new[] { "active", "new", "returning", "resurrecting", "dormant" }.Select(c => words["understand.lifecycle.state." + c]), words["understand.lifecycle.column.returned"]],
            report.Periods.Select(p => (IReadOnlyList<string>)
            [
                words.Write(Fact.Date("start", p.Start)), .. new[] { p.Active, p.New, p.Returning, p.Resurrecting, p.Dormant }.Select(n => words.Write(Fact.Count("n", n))),
                p.ReturnedShare is { } share ? words.Write(Fact.Share("s", share)) : "–",
            ]));
    }
}
