using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>Gathers the figures of the loop from the newest answers of the stages: nothing is computed anew.</summary>
public sealed class LoopFigures(
    IArrivals arrivals, IQuality quality, ISegments segments, IThemes themes, INeeds needs, INeedNumbers numbers, IWorkOverview work, IOpenAlerts alerts, IWorkspace workspace, TimeProvider clock)
{
    /// <param name="decisions">What waits for a person in all stages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<LoopPicture> ReadAsync(int decisions, CancellationToken cancellationToken)
    {
        var voices = await themes.LatestAsync(cancellationToken);
        var ranked = await needs.LatestAsync(cancellationToken);
        var underWay = await work.ReadAsync(cancellationToken);
        return new LoopPicture(
            [
                new LoopNode(LoopPart.ProductManager, "#today", new Phrase("overview.node.decisions", Fact.Count("value", decisions)), []),
                await IntakeAsync(cancellationToken), Decision(ranked), Analysis(await segments.LatestAsync(cancellationToken), voices), Design(ranked), Work(underWay), Feedback(voices, await alerts.CountAsync(cancellationToken)),
            ],
            underWay.Stages);
    }

    async Task<LoopNode> IntakeAsync(CancellationToken cancellationToken)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), workspace.Zone);
        var arrived = await arrivals.SinceAsync(now - now.TimeOfDay, cancellationToken);
        var open = (await numbers.CountAsync(cancellationToken)).GetValueOrDefault(NeedState.Candidate);
        Phrase today = new("overview.node.today", Fact.Count("events", arrived.Events), Fact.Count("comments", arrived.Comments));
        return new LoopNode(
            LoopPart.NeedIntake, "/decide?state=candidate", new Phrase("overview.node.candidates", Fact.Count("value", open)),
            await quality.LatestAsync(cancellationToken) is { } report
                ? [today, new Phrase("overview.node.quality", Fact.Decimal("score", Math.Round(report.Score)).From(report.Evidence.GetValueOrDefault("score")))]
                : [today]);
    }

    static LoopNode Decision(NeedReport? report) => report is null
        ? None(LoopPart.DataDecision, "/decide")
        : new LoopNode(
            LoopPart.DataDecision, "/decide", new Phrase("overview.node.ranked", Fact.Count("value", report.Needs.Length)),
            report.Needs.FirstOrDefault() is { } first ? [new Phrase("overview.node.first", Fact.Share("chance", first.RankProbability).From(first.ScoreEvidence)), new Phrase("overview.node.top", Fact.Of("title", first.Title))] : []);

    static LoopNode Analysis(SegmentReport? groups, ThemeReport? voices) => new(
        LoopPart.UserAnalysis, "/understand/segments",
        groups is null ? new Phrase("overview.node.none") : new Phrase("overview.node.groups", Fact.Count("value", groups.K) with { Evidence = groups.Stability?.Evidence }),
        voices is null ? [] : [new Phrase("overview.node.themes", Fact.Count("themes", voices.Themes.Length), Fact.Count("comments", voices.Comments))]);

    /// <summary>A need that one group has above all others asks for a design of its own.</summary>
    static LoopNode Design(NeedReport? report)
    {
        if (report is null)
            return None(LoopPart.PersonalDesign, "/decide");
        var own = report.Needs.Count(n => n.Segment is not null);
        var pairs = report.Needs.Count(n => n.Sources.Contains(NeedSource.CoOccurrence));
        return new LoopNode(
            LoopPart.PersonalDesign, "/decide", new Phrase("overview.node.own", Fact.Count("value", own)), [new Phrase("overview.node.pairs", Fact.Count("pairs", pairs))]);
    }

    static LoopNode Work(WorkOverview work) => new(
        LoopPart.AgileWork, "/deliver", new Phrase("overview.node.initiatives", Fact.Count("value", work.UnderWay)),
        work.UnderWay == 0 ? [] :
        [new Phrase("overview.node.gates", Fact.Count("ready", work.Ready), Fact.Count("late", work.Late)), new Phrase("overview.node.stages", Fact.Of("counts", string.Join('/', work.Stages.Select(s => s.Initiatives))))]);

    static LoopNode Feedback(ThemeReport? report, int open) => new(
        LoopPart.LiveFeedback, "/listen/alerts", new Phrase("overview.node.alerts", Fact.Count("value", open)),
        report is null
            ? []
            : [new Phrase("overview.node.negative", Fact.Share("share", report.NegativeShare.Value) with { Interval = report.NegativeShare.Interval, Evidence = report.NegativeShare.Evidence })]);

    static LoopNode None(LoopPart part, string href) => new(part, href, new Phrase("overview.node.none"), []);
}
