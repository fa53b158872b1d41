using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.LabelComments;

/// <summary>Which comment should a person label next?</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Annotator">Who asks.</param>
/// <param name="Comment">A comment to look at again; null for the next one.</param>
public sealed record AskLabel(string Set, string Annotator, long? Comment = null);

/// <param name="Set">Set of labels.</param>
/// <param name="Comment">The comment; null when all are labelled.</param>
/// <param name="Own">What this person said of it already; null for nothing.</param>
/// <param name="Previous">Comment that this person labelled before it.</param>
/// <param name="Next">Comment that this person labelled after it; null when a new one comes.</param>
/// <param name="Mine">Comments that this person has labelled.</param>
/// <param name="All">Comments that anyone has labelled.</param>
/// <param name="Measured">Of these, so many are of the random part that measures.</param>
/// <param name="UntilLearning">Labels until the classifier learns again.</param>
public sealed record LabelTask(LabelSet Set, StoredFeedback? Comment, CommentLabel? Own, long? Previous, long? Next, int Mine, int All, int Measured, int UntilLearning);

public sealed class AskLabelHandler(ILabelStore store, IFeedbackRecord record, ISnapshots snapshots)
{
    const int MostTried = 20;

    /// <returns>Problems "listen.labels.no_set", "listen.no_feedback", "listen.no_comment".</returns>
    public async Task<Outcome<LabelTask>> HandleAsync(AskLabel request, CancellationToken cancellationToken)
    {
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        var columns = await record.ReadColumnsAsync(cancellationToken);
        if (columns.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var report = (await snapshots.LatestAsync<LabelReport>(LabelReport.KindOf(request.Set), cancellationToken))?.Value;
        var book = new LabelBook(await store.LabelsAsync(request.Set, cancellationToken));
        var own = book.By(request.Annotator);
        StoredFeedback? comment;
        if (request.Comment is { } asked)
        {
            comment = await record.FindAsync(asked, cancellationToken);
            if (comment is null)
                return new Problem("listen.no_comment", ProblemKind.NotFound, Fact.Count("no", asked));
        }
        else
        {
            comment = await FirstAsync(LabelDraw.Next(book, request.Annotator, columns.Count, report is null ? [] : report.Waiting, MostTried), cancellationToken);
        }

        var at = own.Index().FirstOrDefault(e => e.Item.Comment == comment?.No, (own.Count, null!)).Index;
        var labelled = book.Labelled.ToArray();
        return new LabelTask(
            set.Value, comment, at < own.Count ? own[at] : null, at > 0 ? own[at - 1].Comment : null, at + 1 < own.Count ? own[at + 1].Comment : null,
            own.Count(e => e.Label is not null), labelled.Length, labelled.Count(c => LabelDraw.IsMeasured(c.Comment)), LabelDesk.UntilLearning(book.Truths.Count, report));
    }

    /// <summary>The first that is still there: comments may have been erased.</summary>
    async Task<StoredFeedback?> FirstAsync(IReadOnlyList<long> comments, CancellationToken cancellationToken)
    {
        foreach (var number in comments)
        {
            if (await record.FindAsync(number, cancellationToken) is { } comment)
                return comment;
        }

        return null;
    }
}
