using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerRetention;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand retention --born E --return E --period day|week|month --periods N</c></summary>
static class RetentionCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var born = new Option<string>("--born") { Required = true, HelpName = "E", Description = words["cli.understand.retention.born"] };
        var back = new Option<string>("--return") { Required = true, HelpName = "E", Description = words["cli.understand.retention.return"] };
        var period = new Option<string>("--period") { HelpName = "day|week|month", Description = words["cli.understand.retention.period"], DefaultValueFactory = _ => "week" };
        period.AcceptOnlyFromAmong("day", "week", "month");
        var periods = new Option<int>("--periods") { HelpName = "N", Description = words["cli.understand.retention.periods"], DefaultValueFactory = _ => 8 };
        var rolling = new Option<bool>("--rolling") { Description = words["cli.understand.retention.rolling"] };
        var segment = new Option<string?>("--segment") { HelpName = "ID", Description = words["cli.understand.segment"] };
        var files = new EventFileOptions(words);
        return shell.Verb("retention", "cli.understand.retention", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerRetentionHandler, RetentionReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerRetention(
                        parsed.GetValue(born)!, parsed.GetValue(back)!, CalendarPeriods.Parse(parsed.GetValue(period))!.Value, parsed.GetValue(periods), parsed.GetValue(rolling)) { Segment = parsed.GetValue(segment), Threads = threads }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [born, back, period, periods, rolling, segment, .. files.All]);
    }

    static void Write(RetentionReport report, TextWriter output, Localizer words)
    {
        foreach (var sentence in report.Answer)
            output.WriteLine(words.Write(sentence));
        output.WriteLine();
        TextTable.Write(
            output,
            [words["understand.retention.column.start"], words["understand.retention.column.size"], .. Enumerable.Range(1, report.Overall.Length - 1).Select(k => words.Write(Fact.Count("k", k)))],
            report.Cohorts.Where(c => c.IsMain).Select(c => (IReadOnlyList<string>)
                [words.Write(Fact.Date("start", c.Start)), words.Write(Fact.Count("n", c.Size)), .. Enumerable.Range(1, report.Overall.Length - 1).Select(k => Share(c.ShareAt(k)))])
                .Append([words["understand.retention.all"], words.Write(Fact.Count("n", report.Cohorts.Sum(c => c.Size))), .. Enumerable.Range(1, report.Overall.Length - 1).Select(k => Share(report.IsTelling(k) ? report.Overall[k] : null))]));

        if (report.Cohorts.Where(c => !c.IsMain).Sum(c => c.Size) is > 0 and var strays)
            output.WriteLine(words["understand.retention.strays", Fact.Count("users", strays), Fact.Date("since", report.Since), Fact.Date("at", report.AsOf)]);

        string Share(double? share) => share is { } value ? words.Write(Fact.Share("s", value)) : "";
    }
}
