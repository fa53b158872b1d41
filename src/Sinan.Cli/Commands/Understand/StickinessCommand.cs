using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.AnswerStickiness;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand stickiness [--event E] [--interval day|week|month]</c></summary>
static class StickinessCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var options = new ActiveOptions(words, "day");
        return shell.Verb("stickiness", "cli.understand.stickiness", (context, parsed, cancellationToken) =>
            options.Files.AskAsync<AnswerStickinessHandler, StickinessReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(options.Question(parsed, threads, (active, unit) => new AnswerStickiness(active, unit)), token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [.. options.All]);
    }

    static void Write(StickinessReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.stickiness.column.periods." + report.Interval], words["understand.funnel.column.users"], .. new[] { "share", "at_least", "at_least_share" }.Select(c => words["understand.stickiness.column." + c])],
            report.Active.Select(a => (IReadOnlyList<string>) [words.Write(Fact.Count("n", a.Periods)), words.Write(Fact.Count("n", a.Users)), Share(a.Share), words.Write(Fact.Count("n", a.AtLeast)), Share(a.AtLeastShare)]));
        output.WriteLine();
        foreach (var ratio in report.Ratios)
            output.WriteLine($"{words["understand.stickiness.ratio." + ratio.Name]}  {words.Write(Fact.Share("s", ratio.Value).Between(ratio.Ci95[0], ratio.Ci95[1]))}");

        string Share(double? share) => share is { } value ? words.Write(Fact.Share("s", value)) : "–";
    }
}
