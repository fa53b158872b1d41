using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerRetention;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand retention --born E --return E --period day|week|month --periods N [--recurring] [--brackets 1,3,7] [--by COLUMN]</c></summary>
static class RetentionCommand
{
    const int MostGroups = 20;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var born = new Option<string>("--born") { Required = true, HelpName = "E", Description = words["cli.understand.retention.born"] };
        var back = new Option<string>("--return") { Required = true, HelpName = "E", Description = words["cli.understand.retention.return"] };
        var period = new Option<string>("--period") { HelpName = "day|week|month", Description = words["cli.understand.retention.period"], DefaultValueFactory = _ => "week" };
        period.AcceptOnlyFromAmong("day", "week", "month");
        var periods = new Option<int>("--periods") { HelpName = "N", Description = words["cli.understand.retention.periods"], DefaultValueFactory = _ => 8 };
        var rolling = new Option<bool>("--rolling") { Description = words["cli.understand.retention.rolling"] };
        var first = new Option<bool>("--first") { Description = words["cli.understand.retention.first"] };
        var recurring = new Option<bool>("--recurring") { Description = words["cli.understand.retention.recurring"] };
        recurring.Validators.Add(result =>
        {
            if (result.GetValue(first) && result.GetValue(recurring))
                result.AddError(words["cli.understand.retention.first_or_recurring"]);
        });
        var brackets = new Option<string?>("--brackets") { HelpName = "1,3,7", Description = words["cli.understand.retention.brackets"] };
        var by = new Option<string?>("--by") { HelpName = "COLUMN", Description = words["cli.understand.by"] };
        var segment = new Option<string?>("--segment") { HelpName = "ID", Description = words["cli.understand.segment"] };
        var sample = new Option<double?>("--sample") { HelpName = "0.1", Description = words["cli.understand.sample"] };
        var files = new EventFileOptions(words);
        return shell.Verb("retention", "cli.understand.retention", (context, parsed, cancellationToken) =>
            files.AskAsync<AnswerRetentionHandler, RetentionReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(
                    new AnswerRetention(
                        parsed.GetValue(born)!, parsed.GetValue(back)!, CalendarPeriods.Parse(parsed.GetValue(period))!.Value, parsed.GetValue(periods), parsed.GetValue(rolling))
                    {
                        IsRecurring = parsed.GetValue(recurring), Brackets = parsed.GetValue(brackets), By = parsed.GetValue(by), Segment = parsed.GetValue(segment), Sample = parsed.GetValue(sample), Threads = threads,
                    }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken),
            [born, back, period, periods, rolling, first, recurring, brackets, by, segment, sample, .. files.All]);
    }

    static void Write(RetentionReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        var columns = Enumerable.Range(1, report.Overall.Length - 1).ToList();
        Table(
            words[RetentionWords.KeyOf(report, "column.start")],
            report.Cohorts.Where(c => c.IsMain).Select(c => Row(words.Write(Fact.Date("start", c.Start)), c.Size, c.ShareAt))
                .Append(Row(words["understand.retention.all"], report.Cohorts.Sum(c => c.Size), k => report.IsTelling(k) ? report.Overall[k] : null)));
        if (report.Cohorts.Where(c => !c.IsMain).Sum(c => c.Size) is > 0 and var strays)
            output.WriteLine(words[RetentionWords.KeyOf(report, "strays"), Fact.Count("users", strays), Fact.Date("since", report.Since), Fact.Date("at", report.AsOf)]);
        if (report.Groups.IsEmpty)
            return;
        Table(report.By!, report.Groups.Take(MostGroups).Select(g => Row(words.Write(RetentionWords.ValueOf(g)), g.Size, k => g.Overall[k])));
        if (report.Groups.Length > MostGroups)
            output.WriteLine(words["understand.funnel.groups.more", Fact.Count("shown", MostGroups), Fact.Count("all", report.Groups.Length)]);

        void Table(string name, IEnumerable<IReadOnlyList<string>> rows)
        {
            output.WriteLine();
            TextTable.Write(output, [name, words["understand.retention.column.size"], .. columns.Select(k => words.Write(RetentionWords.ColumnName(report, k)))], rows);
        }

        IReadOnlyList<string> Row(string name, long size, Func<int, double?> share) =>
            [name, words.Write(Fact.Count("n", size)), .. columns.Select(k => share(k) is { } value ? words.Write(Fact.Share("s", value)) : "")];
    }
}
