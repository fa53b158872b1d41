using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Features.CheckAlerts;

/// <summary>What comes more often than the time before makes likely?</summary>
/// <param name="Seed">Same data and seed, same report.</param>
public sealed record CheckAlerts(long Seed)
{
    /// <summary>Rules of this check only; those of the workspace when null.</summary>
    public AlertRules? Rules { get; init; }

    /// <summary>Reading to check by; the newest of the workspace when null.</summary>
    public ThemeReport? Reading { get; init; }
}

public sealed class CheckAlertsHandler(
    IFeedbackRecord record, IThemes themes, ISeriesLibrary library, IDataVersions versions, ISegments segments, EventJoins joins, ISnapshots snapshots, IEvidenceStore evidence,
    AlertStore store, IWorkspace workspace, LanguageTools tools, TimeProvider clock)
{
    public const string SnapshotKind = "listen.alerts";

    /// <summary>An alert is news for so long after its period began; older ones are listed and counted as over.</summary>
    static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <returns>The report; new alerts are kept as raised, those of a past that is over as resolved. Problems: "listen.no_feedback", "listen.alerts.too_short", "listen.alerts.nothing".</returns>
    public async Task<Outcome<AlertCheck>> HandleAsync(CheckAlerts request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var rules = request.Rules ?? await store.RulesAsync(cancellationToken);
        var feedback = await record.ReadAllAsync(cancellationToken);
        var external = await ExternalAsync(rules, cancellationToken);
        var times = feedback.Select(f => f.Time).OfType<DateTimeOffset>().Concat(external.SelectMany(s => new[] { s.TimesMs[0], s.TimesMs[^1] }).Select(DateTimeOffset.FromUnixTimeMilliseconds)).ToArray();
        if (times.Length == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);

        var (data, reading, now) = (await versions.CurrentAsync(cancellationToken), request.Reading ?? await themes.LatestAsync(cancellationToken), clock.GetUtcNow());
        var periods = new FeedbackPeriods(rules.Interval, workspace.Zone, times.Min(), times.Max());
        var readings = await record.ReadReadingsAsync(cancellationToken);
        var blamed = rules.Aspects ? await BlamedAsync(cancellationToken) : [];
        var (names, seen) = (new FacetNames(await segments.LatestAsync(cancellationToken)), await joins.VersionsAsync(cancellationToken));
        var book = new EvidenceBook(data, request.Seed, now, nameof(CheckAlerts));
        var found = await Task.Run(() =>
        {
            var counts = new FeedbackCounts(feedback, readings, periods, rules.Source is null ? null : (f, _) => f.Source == rules.Source);
            var series = counts.Series(rules, reading?.Themes ?? [], blamed, external);
            var causes = new AlertCauses(feedback, tools.Segmenter, tools.Vocabulary);
            var around = new AlertCircumstances(counts, feedback, names, book);
            return (Series: series.Count, Report: new AlertAnalysis(counts, feedback, causes, around, ReleasesOf(feedback, counts, seen), book, Environment.ProcessorCount).Check(rules, series, data, request.Seed, now, cancellationToken));
        }, cancellationToken);
        if (found.Series == 0)
            return new Problem("listen.alerts.nothing", ProblemKind.NotEnough);
        if (found.Report is null)
            return new Problem("listen.alerts.too_short", ProblemKind.NotEnough, Fact.Count("needed", Numerics.Series.Alerts.AlertBudget.LeastWeeks), Fact.Date("from", times.Min()), Fact.Date("to", times.Max()));

        var answer = found.Report with
        {
            Alerts = [.. found.Report.Alerts.Select(a => a.Until < now - News ? a with { State = AlertState.Resolved } : a)], Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
        await evidence.SaveAsync(book.Entries, cancellationToken);
        var fresh = await store.MergeAsync(answer.Alerts, cancellationToken);
        await snapshots.SaveAsync(SnapshotKind, answer, data, cancellationToken);
        return new AlertCheck(answer, [.. fresh.Where(a => a.State == AlertState.Raised)]);
    }

    /// <summary>By aspect the comments that blame it.</summary>
    async Task<IReadOnlyList<(SeriesName Name, HashSet<long> Comments)>> BlamedAsync(CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken) is not { Value: var report })
            return [];
        var comments = (await record.ReadAspectsAsync(FeedbackAspect.Blame, cancellationToken)).ToLookup(a => a.Aspect, a => a.No, StringComparer.Ordinal);
        return [.. report.Aspects.Select(a => (new SeriesName(SeriesName.OfAspect, a.Name) { Aspect = a.Id }, comments[a.Id].ToHashSet()))];
    }

    /// <summary>First event or comment of each app version.</summary>
    static Releases ReleasesOf(IReadOnlyList<StoredFeedback> feedback, FeedbackCounts counts, IReadOnlyList<(string Version, DateTimeOffset At)> seen)
    {
        var said = Enumerable.Range(0, feedback.Count).Where(i => feedback[i].Time is not null && counts.ContextOf(i).Version is not null).Select(i => (counts.ContextOf(i).Version!, feedback[i].Time!.Value)).ToArray();
        (string Version, DateTimeOffset At)[] all = [.. seen, .. said];
        return new Releases(all, all.Length == 0 ? default : all.Min(s => s.At));
    }

    async Task<IReadOnlyList<SeriesValues>> ExternalAsync(AlertRules rules, CancellationToken cancellationToken)
    {
        var found = new List<SeriesValues>();
        foreach (var name in rules.External)
        {
            if (await library.FindAsync(name, cancellationToken) is { } series)
                found.Add(series);
        }

        return found;
    }
}

/// <param name="Report">All alerts of the history and how they were found.</param>
/// <param name="News">Alerts raised by this check.</param>
public sealed record AlertCheck(AlertReport Report, IReadOnlyList<FeedbackAlert> News);
