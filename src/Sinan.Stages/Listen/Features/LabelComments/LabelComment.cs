using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.LearnLabels;

namespace Sinan.Stages.Listen.Features.LabelComments;

/// <summary>Says what a comment is, or passes it over.</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Comment">Number of the feedback.</param>
/// <param name="Label">One of the set's; null passes the comment over.</param>
/// <param name="Annotator">Who says so.</param>
/// <param name="IsFinal">Whether it settles a disagreement.</param>
public sealed record LabelComment(string Set, long Comment, string? Label, string Annotator, bool IsFinal = false);

/// <summary>After every so many new labels the classifier learns again, as a job.</summary>
public sealed class LabelCommentHandler(ILabelStore store, IFeedbackRecord record, ISnapshots snapshots, IJobs jobs)
{
    /// <returns>Problems "listen.labels.no_set", "listen.labels.no_label", "listen.no_comment".</returns>
    public async Task<Outcome<CommentLabel>> HandleAsync(LabelComment request, CancellationToken cancellationToken)
    {
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        if (request.Label is null ? request.IsFinal : !set.Value.Labels.Contains(request.Label))
            return new Problem("listen.labels.no_label", ProblemKind.Invalid, Fact.Of("label", request.Label ?? ""));
        if (await record.FindAsync(request.Comment, cancellationToken) is null)
            return new Problem("listen.no_comment", ProblemKind.NotFound, Fact.Count("no", request.Comment));
        var label = new CommentLabel(request.Set, request.Comment, request.Annotator, request.Label, default, request.IsFinal);
        await store.SaveAsync(label, cancellationToken);
        var report = (await snapshots.LatestAsync<LabelReport>(LabelReport.KindOf(request.Set), cancellationToken))?.Value;
        if (LabelDesk.UntilLearning(new LabelBook(await store.LabelsAsync(request.Set, cancellationToken)).Truths.Count, report) == 0)
            await LearnLabelsJob.EnqueueAsync(jobs, request.Set, cancellationToken);
        return label;
    }
}
