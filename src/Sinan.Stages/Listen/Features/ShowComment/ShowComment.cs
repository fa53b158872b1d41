using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.ShowComment;

/// <summary>What exactly did one person write?</summary>
/// <param name="No">Number of the feedback.</param>
public sealed record ShowComment(long No);

/// <param name="Feedback">As stored: redacted text of a user, never trust it.</param>
/// <param name="Sentiment">Probability of being positive, 0…1; null before it was read.</param>
/// <param name="Theme">Theme it is in; null for none.</param>
/// <param name="ThemeName">Its name.</param>
public sealed record CommentDetail(StoredFeedback Feedback, double? Sentiment, string? Theme, string? ThemeName);

public sealed class ShowCommentHandler(IFeedbackRecord record, IThemes themes)
{
    /// <returns>Problem "listen.no_comment".</returns>
    public async Task<Outcome<CommentDetail>> HandleAsync(ShowComment request, CancellationToken cancellationToken)
    {
        if ((await record.ReadAllAsync(cancellationToken)).FirstOrDefault(f => f.No == request.No) is not { } feedback)
            return new Problem("listen.no_comment", ProblemKind.NotFound, Fact.Count("no", request.No));
        var reading = (await record.ReadReadingsAsync(cancellationToken)).FirstOrDefault(r => r.No == request.No);
        var theme = reading?.Theme is { } id ? (await themes.LatestAsync(cancellationToken))?.Find(id) : null;
        return new CommentDetail(feedback, reading?.Sentiment, theme?.Id, theme?.Name);
    }
}
