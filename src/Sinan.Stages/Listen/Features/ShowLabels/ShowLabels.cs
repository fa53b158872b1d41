using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.LabelComments;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.ShowLabels;

/// <summary>How do the comments fall under the labels of a set, and how often is that right?</summary>
/// <param name="Set">Set of labels.</param>
public sealed record ShowLabels(string Set);

/// <param name="Set">Set of labels.</param>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Report">The newest report.</param>
public sealed record LabelAnswer(LabelSet Set, Phrase Sentence, LabelReport Report);

public sealed class ShowLabelsHandler(ILabelStore store, ISnapshots snapshots)
{
    /// <returns>Problems "listen.labels.no_set", "listen.labels.not_told".</returns>
    public async Task<Outcome<LabelAnswer>> HandleAsync(ShowLabels request, CancellationToken cancellationToken)
    {
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        if ((await snapshots.LatestAsync<LabelReport>(LabelReport.KindOf(request.Set), cancellationToken))?.Value is not { Method: not LabelFit.ByNothing } report)
            return new Problem("listen.labels.not_told", ProblemKind.NotEnough, Fact.Count("least", LabelFit.LeastLabelled), Fact.Count("each", LabelFit.LeastPerLabel));
        return new LabelAnswer(set.Value, Sentence(set.Value, report), report);
    }

    static Phrase Sentence(LabelSet set, LabelReport report)
    {
        var most = report.Labels.MaxBy(l => l.Share.Value)!;
        Fact[] share = [ThemeFacts.Of("share", most.Share, FactKind.Share), Fact.Of("label", set.NameOf(most.Label)), Fact.Count("comments", report.Comments)];
        return report is { Accuracy: { } accuracy, Coverage: { } coverage }
            ? new Phrase(
                $"listen.labels.answer.{report.Method}_measured",
                [.. share, ThemeFacts.Of("accuracy", accuracy, FactKind.Share), ThemeFacts.Of("coverage", coverage, FactKind.Share), Fact.Count("measured", report.Measured)])
            : new Phrase("listen.labels.answer." + report.Method, [.. share]);
    }
}
