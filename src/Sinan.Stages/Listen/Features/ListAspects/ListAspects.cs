using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.ListAspects;

/// <summary>What do people praise and blame?</summary>
/// <param name="Language">"zh", "en" or null for both.</param>
public sealed record ListAspects(string? Language = null);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Aspects">Those in most comments first.</param>
/// <param name="Report">The reading it comes from.</param>
public sealed record AspectList(Phrase Sentence, IReadOnlyList<AspectFigures> Aspects, AspectReport Report);

public sealed class ListAspectsHandler(ISnapshots snapshots)
{
    /// <returns>Problem "listen.not_read" before the first reading.</returns>
    public async Task<Outcome<AspectList>> HandleAsync(ListAspects request, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken) is not { Value: var report })
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        var aspects = report.Aspects.Where(a => request.Language is null || a.Language == request.Language).ToArray();
        return new AspectList(Sentence(report, aspects), aspects, report);
    }

    static Phrase Sentence(AspectReport report, AspectFigures[] aspects)
    {
        var comments = Fact.Count("comments", report.Comments);
        if (aspects.Length == 0)
            return new Phrase("listen.aspects.answer_none", comments);
        // The ends of the intervals, so that a handful of comments does not win.
        var (worst, best) = (aspects.MaxBy(a => a.Blame.Interval!.Low)!, aspects.MaxBy(a => a.Praise.Interval!.Low)!);
        return new Phrase(
            "listen.aspects.answer", comments, Fact.Of("worst", worst.Name), ListThemes.ThemeFacts.Of("blame", worst.Blame, FactKind.Share),
            Fact.Of("best", best.Name), ListThemes.ThemeFacts.Of("praise", best.Praise, FactKind.Share));
    }
}
