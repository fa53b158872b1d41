using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Overview.Features.RunLoop;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>The loop as it stands.</summary>
/// <param name="Data">Data at hand.</param>
/// <param name="Running">The loop's job while it runs or waits.</param>
/// <param name="Failed">Why the newest run ended early; null when it did not.</param>
/// <param name="Loop">The last run that came through.</param>
/// <param name="Tiles">One a stage, in loop order.</param>
/// <param name="Findings">The three most useful.</param>
/// <param name="IsStale">The data changed since the last run.</param>
public sealed record OverviewAnswer(
    DataVersion Data, Job? Running, Problem? Failed, LoopReport? Loop, ImmutableArray<StageTile> Tiles, ImmutableArray<Finding> Findings, bool IsStale)
{
    public bool IsEmpty => Data is { Events: 0, Feedback: 0 };
}

/// <param name="Stage">"collect" …</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Figure">Its most useful figure; null before the stage has answered.</param>
/// <param name="Says">What the figure is.</param>
/// <param name="Waits">What waits for a person; null when nothing does.</param>
public sealed record StageTile(string Stage, string Href, Fact? Figure, Phrase Says, Phrase? Waits);

/// <param name="Says">The finding.</param>
/// <param name="Href">Where it is looked at.</param>
public sealed record Finding(Phrase Says, string Href);

public sealed class ShowOverviewHandler(
    IDataVersions versions, IJobs jobs, ISnapshots snapshots, IQuality quality, ISegments segments, IThemes themes, INeeds needs, IDocuments documents, IGroupComparisons comparisons)
{
    const int LookedAtJobs = 50;

    public async Task<OverviewAnswer> HandleAsync(CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        var newest = (await jobs.ListAsync(LookedAtJobs, cancellationToken)).FirstOrDefault(j => j.Kind == RunLoop.RunLoop.JobKind);
        var loop = await snapshots.LatestAsync<LoopReport>(LoopReport.SnapshotKind, cancellationToken);
        var (report, groups, voices, ranked, written, comparison) = (
            await quality.LatestAsync(cancellationToken), await segments.LatestAsync(cancellationToken), await themes.LatestAsync(cancellationToken),
            await needs.LatestAsync(cancellationToken), await documents.LatestAsync(cancellationToken), await comparisons.LatestAsync(cancellationToken));
        ImmutableArray<StageTile> tiles = [Collect(report), Understand(groups), Listen(voices), Decide(ranked), Deliver(written)];
        return new OverviewAnswer(
            data, newest is { IsOver: false } ? newest : null, newest is { State: JobState.Failed } ? newest.Problem : null, loop?.Value, tiles,
            [.. Findings(ranked, voices, comparison, report).Take(3)], loop is not null && loop.Data.Hash != data.Hash);
    }

    static StageTile Collect(QualityReport? report)
    {
        var open = report?.Findings.Count(f => f.Severity != FindingSeverity.Note) ?? 0;
        return new StageTile(
            "collect", "/collect", report is null ? null : Fact.Decimal("value", Math.Round(report.Score)).From(report.Evidence.GetValueOrDefault("score")), new Phrase(report is null ? "overview.tile.none" : "overview.tile.collect"),
            open > 0 ? new Phrase("overview.waits.findings", Fact.Count("n", open)) : null);
    }

    static StageTile Understand(SegmentReport? report) => new(
        "understand", "/understand/segments", report is null ? null : Fact.Count("value", report.K) with { Evidence = report.Stability?.Evidence ?? report.Segments.FirstOrDefault()?.Share.Evidence },
        new Phrase(report is null ? "overview.tile.none" : "overview.tile.understand"), null);

    static StageTile Listen(ThemeReport? report)
    {
        var waves = report?.Themes.Count(t => t.Burst is { NegativeShare: >= 0.5 }) ?? 0;
        return new StageTile(
            "listen", "/listen", report is null ? null : new Fact { Name = "value", Kind = FactKind.Share, Number = report.NegativeShare.Value, Interval = report.NegativeShare.Interval, Evidence = report.NegativeShare.Evidence },
            report is null ? new Phrase("overview.tile.none") : new Phrase("overview.tile.listen", Fact.Count("comments", report.Comments)), waves > 0 ? new Phrase("overview.waits.waves", Fact.Count("n", waves)) : null);
    }

    static StageTile Decide(NeedReport? report)
    {
        var unknown = report?.Needs.Count(n => n is { Rank: <= 5, IsEffortEntered: false }) ?? 0;
        return new StageTile(
            "decide", "/decide", report is null ? null : Fact.Count("value", report.Needs.Length) with { Evidence = report.Needs.FirstOrDefault()?.ScoreEvidence },
            new Phrase(report is null ? "overview.tile.none" : "overview.tile.decide"), unknown > 0 ? new Phrase("overview.waits.efforts", Fact.Count("n", unknown)) : null);
    }

    static StageTile Deliver(DocumentSet? set) => new(
        "deliver", "/documents", set is null ? null : Fact.Count("value", set.Documents.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count()), new Phrase(set is null ? "overview.tile.none" : "overview.tile.deliver"), null);

    /// <summary>First what to do, then what is loud, then what works, then what is wrong with the data.</summary>
    static IEnumerable<Finding> Findings(NeedReport? needs, ThemeReport? voices, GroupComparison? comparison, QualityReport? report)
    {
        if (needs?.Needs.FirstOrDefault() is { } first)
            yield return Of(first);
        if (voices?.Themes.Where(t => t.Burst is { NegativeShare: >= 0.5 }).MaxBy(t => t.Burst!.Observed - t.Burst.Expected) is { Burst: { } wave } loud)
        {
            yield return new Finding(
                new Phrase("overview.finding.wave", Fact.Date("week", wave.Week), Fact.Count("observed", wave.Observed).From(wave.Evidence), Fact.Of("name", loud.Name), Fact.Count("expected", wave.Expected).From(wave.Evidence)), "/listen");
        }

        if (comparison is { SplitIsSound: true })
            yield return new Finding(comparison.Answer, "/understand/compare");
        if (report?.Findings.FirstOrDefault() is { } worst)
            yield return new Finding(worst.Says, "/collect");
        foreach (var next in needs?.Needs.Skip(1).Take(2) ?? [])
            yield return Of(next);
    }

    static Finding Of(Need need) => new(
        new Phrase("overview.finding.need", Fact.Of("title", need.Title), Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High).From(need.ReachEvidence)), "/decide/needs/" + need.Id);
}
