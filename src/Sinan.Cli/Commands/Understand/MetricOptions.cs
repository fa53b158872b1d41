using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Features;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The options of a question about a metric over time: of a workspace, of an event file (--events) or of a file of values (--file).</summary>
sealed class MetricOptions
{
    readonly Option<string?> name;
    readonly Option<string> measure;
    readonly IntervalOption interval;
    readonly Option<string?> from;
    readonly Option<string?> to;
    readonly Option<string?> holidays;
    readonly Option<string[]> regressors;
    readonly Option<string?> file;
    readonly Option<string?> time;
    readonly Option<string?> value;
    readonly EventFileOptions events;

    public MetricOptions(Localizer words)
    {
        name = new("--event") { HelpName = "E", Description = words["cli.understand.trend.event"] };
        measure = new("--measure") { HelpName = "count|users|per-user|sum:COL", Description = words["cli.understand.trend.measure"], DefaultValueFactory = _ => "count" };
        interval = IntervalOption.Hourly(words);
        from = new("--from") { HelpName = "D", Description = words["cli.understand.from"] };
        to = new("--to") { HelpName = "D", Description = words["cli.understand.to"] };
        holidays = new("--holidays") { HelpName = "cn", Description = words["cli.understand.metric.holidays"] };
        regressors = new("--regressor") { HelpName = "NAME|FILE:COL", Description = words["cli.understand.metric.regressor"] };
        file = new("--file") { HelpName = "F", Description = words["cli.understand.metric.file"] };
        time = new("--time") { HelpName = "COL", Description = words["cli.collect.import.series.time"] };
        value = new("--value") { HelpName = "COL", Description = words["cli.collect.import.series.value"] };
        events = new EventFileOptions(words);
    }

    public IEnumerable<Symbol> All => [name, measure, interval.Symbol, from, to, holidays, regressors, file, time, value, .. events.All];

    /// <summary>Asks a handler on the file of values, the event file or the workspace, and answers.</summary>
    public async Task<int> AskAsync<THandler, TReport>(
        CommandContext context, ParseResult parsed, Func<THandler, MetricQuestion, CancellationToken, Task<Outcome<TReport>>> ask, Func<TReport, double, TReport> timed,
        Action<TReport, TextWriter> human, CancellationToken cancellationToken)
        where THandler : notnull
    {
        if (parsed.GetValue(file) is null)
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(name)))
                return context.Fail(new Problem("understand.metric.nothing", ProblemKind.Invalid));
            var brought = await RegressorsAsync(context, parsed, cancellationToken);
            if (!brought.IsOk)
                return context.Fail(brought.Problem);
            return await events.AskAsync<THandler, TReport>(
                context, parsed, (handler, threads, token) => ask(handler, Question(parsed, brought.Value) with { Threads = threads }, token), timed, human, cancellationToken);
        }

        var started = TimeProvider.System.GetTimestamp();
        await using var plain = new PlainWorkspace(events.Zone(parsed));
        var files = plain.Services.GetRequiredService<ISeriesFiles>();
        var own = files.Read(context.Io.PathOf(parsed.GetValue(file)!), parsed.GetValue(time), parsed.GetValue(value), plain.Zone, cancellationToken);
        if (!own.IsOk)
            return context.Fail(own.Problem);
        var regressed = await RegressorsAsync(context, parsed, cancellationToken);
        if (!regressed.IsOk)
            return context.Fail(regressed.Problem);
        var question = Question(parsed, regressed.Value) with { Event = own.Value.Series.Name, Measure = MetricQuestion.FileMeasure, Own = own.Value.Series, Threads = context.Options.Threads };
        var answer = await ask(plain.Services.GetRequiredService<THandler>(), question, cancellationToken);
        return context.Answer(answer.Map(report => timed(report, TimeProvider.System.GetElapsedTime(started).TotalSeconds)), human);
    }

    MetricQuestion Question(ParseResult parsed, ImmutableArray<SeriesValues> brought) =>
        new(parsed.GetValue(name) ?? "", parsed.GetValue(measure)!, interval.Of(parsed))
        {
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            Holidays = parsed.GetValue(holidays),
            Regressors = [.. Asked(parsed).Select(r => SplitFile(r) is { } split ? split.Column : r)],
            Brought = brought,
        };

    IEnumerable<string> Asked(ParseResult parsed) => parsed.GetValue(regressors) ?? [];

    /// <summary>The series that are columns of files.</summary>
    async Task<Outcome<ImmutableArray<SeriesValues>>> RegressorsAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var brought = ImmutableArray.CreateBuilder<SeriesValues>();
        var wanted = Asked(parsed).Select(SplitFile).OfType<(string File, string Column)>().ToList();
        if (wanted.Count == 0)
            return brought.ToImmutable();
        await using var plain = new PlainWorkspace(events.Zone(parsed));
        var files = plain.Services.GetRequiredService<ISeriesFiles>();
        foreach (var (path, column) in wanted)
        {
            var read = files.Read(context.Io.PathOf(path), null, column, plain.Zone, cancellationToken);
            if (!read.IsOk)
                return read.Problem;
            brought.Add(read.Value.Series with { Name = column });
        }

        return brought.ToImmutable();
    }

    /// <summary>FILE:COL; a name without a colon is a series of the workspace. The last colon counts, for paths may hold one.</summary>
    static (string File, string Column)? SplitFile(string text) => text.LastIndexOf(':') is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : null;
}
