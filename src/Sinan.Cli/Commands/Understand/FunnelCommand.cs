using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerFunnel;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand funnel --steps a,b,c</c></summary>
static class FunnelCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var steps = new Option<string>("--steps") { Required = true, HelpName = "a,b,c", Description = words["cli.understand.funnel.steps"] };
        var within = new Option<string?>("--within") { HelpName = "7d", Description = words["cli.understand.funnel.within"] };
        var by = new Option<string?>("--by") { HelpName = "COLUMN", Description = words["cli.understand.by"] };
        var span = new SpanOptions(words);
        var order = new Option<string>("--order") { HelpName = "loose|strict|any", Description = words["cli.understand.funnel.order"], DefaultValueFactory = _ => "loose" };
        order.AcceptOnlyFromAmong("loose", "strict", "any");
        var exclude = new Option<string?>("--exclude") { HelpName = "a,b", Description = words["cli.understand.funnel.exclude"] };
        var interval = new Option<string?>("--interval") { HelpName = "day|week|month", Description = words["cli.understand.funnel.interval"] };
        interval.AcceptOnlyFromAmong("day", "week", "month");
        var sample = new Option<double?>("--sample") { HelpName = "0.1", Description = words["cli.understand.sample"] };
        var files = new EventFileOptions(words);
        return shell.Verb("funnel", "cli.understand.funnel", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerFunnelHandler, FunnelReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerFunnel(Names(parsed.GetValue(steps)))
                    {
                        Within = parsed.GetValue(within), By = parsed.GetValue(by), From = span.From(parsed), To = span.To(parsed),
                        IsStrict = parsed.GetValue(order) == "strict", IsAnyOrder = parsed.GetValue(order) == "any",
                        Exclude = Names(parsed.GetValue(exclude)), Interval = CalendarPeriods.Parse(parsed.GetValue(interval)), Segment = span.Segment(parsed), Sample = parsed.GetValue(sample), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [steps, within, by, .. span.All, order, exclude, interval, sample, .. files.All]);
    }

    static ImmutableArray<string> Names(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static void Write(FunnelReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        if (report is { IsOpen: true, Within: { } within })
            output.WriteLine(words["understand.funnel.open", Fact.Duration("window", Window.Parse(within)!.Value / 1000.0)]);
        Write(report.Steps, null, output, words);
        foreach (var group in report.Groups.Take(20))
            Write(group.Steps, group.Name is { } name ? words.Write(name) : group.Value ?? words["understand.no_value"], output, words);
        if (report.Groups.Length > 20)
            output.WriteLine(words["understand.funnel.groups.more", Fact.Count("shown", 20), Fact.Count("all", report.Groups.Length)]);
    }

    static void Write(ImmutableArray<FunnelStep> steps, string? group, TextWriter output, Localizer words)
    {
        output.WriteLine();
        if (group is not null)
            output.WriteLine(group);
        TextTable.Write(
            output,
            [.. new[] { "step", "users", "conversion", "from_previous", "interval", "median" }.Select(c => words["understand.funnel.column." + c])],
            steps.Select(s => (IReadOnlyList<string>)
            [
                s.Event, Users(s), Share(s.Conversion), Share(s.FromPrevious),
                s.Ci95 is { } ci ? words.WriteInterval(Fact.Share("i", 0).Between(ci[0], ci[1]))! : "–",
                s.MedianSecondsFromPrevious is { } seconds ? words.Write(Fact.Duration("d", seconds)) : "–",
            ]));

        string Users(FunnelStep s) => words.Write(Fact.Count("n", s.Users)) + (s.UsersCi95 is { } ci ? $" ({words.WriteInterval(Fact.Count("i", 0).Between(ci[0], ci[1]))})" : "");

        string Share(double? share) => share is { } value ? words.Write(Fact.Share("s", value)) : "–";
    }
}
