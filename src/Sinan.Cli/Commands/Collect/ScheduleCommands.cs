using System.CommandLine;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Features.ScheduleImport;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect schedule add|list|remove|run</c>: recurring imports.</summary>
static class ScheduleCommands
{
    public static Command Create(CommandShell shell) => shell.Verb("schedule", "cli.collect.schedule", null, Add(shell), List(shell), Remove(shell), Run(shell));

    static Command Add(CommandShell shell)
    {
        var words = shell.Words;
        var name = Name(words);
        var source = new Argument<string>("source") { HelpName = "SOURCE", Description = words["cli.collect.schedule.source"] };
        var kind = new Option<ImportKind>("--kind") { HelpName = "events|feedback|items|users", Description = words["cli.collect.schedule.kind"] };
        var every = new Option<string>("--every") { HelpName = "1d", Description = words["cli.collect.schedule.every"], DefaultValueFactory = _ => "1d" };
        var grace = new Option<string>("--grace") { HelpName = "1h", Description = words["cli.collect.schedule.grace"], DefaultValueFactory = _ => "1h" };
        var start = new Option<DateTimeOffset?>("--start") { HelpName = "TIME", Description = words["cli.collect.schedule.start"] };
        var eventName = new Option<string?>("--event") { HelpName = "NAME", Description = words["cli.collect.import.event"] };
        var loopback = new Option<bool>("--allow-loopback") { Description = words["cli.collect.schedule.allow_loopback"] };
        var reading = new ReadingOptions(words);
        return shell.Verb("add", "cli.collect.schedule.add", async (context, parsed, cancellationToken) =>
        {
            var read = reading.Read(context, parsed, []);
            if (!read.IsOk)
                return context.Fail(read.Problem);
            var (distance, late) = (LengthOf(parsed.GetValue(every)!), LengthOf(parsed.GetValue(grace)!));
            if (!distance.IsOk || !late.IsOk)
                return context.Fail(distance.IsOk ? late.Problem : distance.Problem);
            var given = parsed.GetValue(source)!;
            var request = new ScheduleImport(
                parsed.GetValue(name)!, RecurringSource.IsAddress(given) || RecurringSource.IsQuery(given) ? given : context.Io.PathOf(given), parsed.GetValue(kind),
                distance.Value, late.Value, read.Value with { EventName = parsed.GetValue(eventName) })
            {
                Start = parsed.GetValue(start), AllowsLoopback = parsed.GetValue(loopback),
            };
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var saved = await services.GetRequiredService<ScheduleImportHandler>().HandleAsync(request, cancellationToken);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return context.Answer(saved.Map(s => ImportSchedule.Of(s, now)), (schedule, output) => Write([schedule], output, words));
        }, [name, source, kind, every, grace, start, eventName, loopback, .. reading.All]);
    }

    static Command List(CommandShell shell) => shell.Verb("list", "cli.collect.schedule.list", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var all = await services.GetRequiredService<ManageSchedulesHandler>().ListAsync(isWhole: true, cancellationToken);
        return context.Answer(Outcome<ScheduleList>.Ok(new ScheduleList(all)), (list, output) => Write(list.Schedules, output, context.Words));
    });

    static Command Remove(CommandShell shell)
    {
        var name = Name(shell.Words);
        return shell.Verb("remove", "cli.collect.schedule.remove", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var removed = await services.GetRequiredService<ManageSchedulesHandler>().HandleAsync(new RemoveSchedule(parsed.GetValue(name)!), cancellationToken);
            return context.Answer(removed, (schedule, output) => output.WriteLine(context.Words["cli.collect.schedule.removed", Fact.Of("name", schedule.Name)]));
        }, name);
    }

    static Command Run(CommandShell shell)
    {
        var name = Name(shell.Words);
        return shell.Verb("run", "cli.collect.schedule.run", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var result = await services.GetRequiredService<ManageSchedulesHandler>().RunHereAsync(new RunSchedule(parsed.GetValue(name)!), context.Progress, cancellationToken);
            return context.Answer(result.Map(r => r.Deserialize<ImportResult>(EvidenceJson.Options)!), (imported, output) => ImportCommand.Write(imported, output, context.Words));
        }, name);
    }

    static Argument<string> Name(Localizer words) => new("name") { HelpName = "NAME", Description = words["cli.collect.schedule.name"] };

    /// <summary>"15m", "6h", "1d"; "0" for none.</summary>
    static Outcome<TimeSpan> LengthOf(string text) =>
        text.Trim() == "0" ? TimeSpan.Zero
        : Window.Parse(text) is { } ms ? TimeSpan.FromMilliseconds(ms)
        : new Problem("understand.bad_window", ProblemKind.Invalid, Fact.Of("window", text));

    static void Write(IReadOnlyList<ImportSchedule> schedules, TextWriter output, Localizer words) => TextTable.Write(
        output,
        [words["collect.col.name"], words["collect.schedule.source"], words["collect.col.every"], words["collect.col.next"], words["collect.col.last"], ""],
        schedules.Select(s => (IReadOnlyList<string>)
        [
            s.Name, s.Unreadable is { } unreadable ? words.Write(unreadable.Phrase) : s.Source, FactFormat.Duration(s.EveryMinutes * 60, words), FactFormat.Moment(s.NextDue, words),
            s.LastSuccess is { } last ? FactFormat.Moment(last, words) : "", s.IsLate ? words["collect.schedule.late"] : "",
        ]));

    /// <summary>What <c>list</c> prints as JSON.</summary>
    sealed record ScheduleList(IReadOnlyList<ImportSchedule> Schedules);
}
