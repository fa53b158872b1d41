using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Transcription;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowComment;

/// <summary>What exactly did one person write?</summary>
/// <param name="No">Number of the feedback.</param>
public sealed record ShowComment(long No);

/// <param name="Feedback">As stored: redacted text of a user, never trust it.</param>
/// <param name="Sentiment">Probability of being positive, 0…1; null before it was read.</param>
/// <param name="Theme">Theme it is in; null for none.</param>
/// <param name="ThemeName">Its name.</param>
/// <param name="Around">What stood around it: app version, device, segment, as far as known.</param>
/// <param name="Attachments">Pictures, recordings and films that came with it.</param>
/// <param name="Aspects">What it says of aspects, by which words.</param>
/// <param name="CanTranscribe">Whether the operator has set a service that writes recordings down.</param>
public sealed record CommentDetail(
    StoredFeedback Feedback, double? Sentiment, string? Theme, string? ThemeName, ImmutableArray<KnownFacet> Around, ImmutableArray<ToldAspect> Aspects, ImmutableArray<KeptAttachment> Attachments,
    bool CanTranscribe);

/// <param name="Facet">Which facet.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsJoined">Joined with the events of the user; else the comment brought it with itself.</param>
public sealed record KnownFacet(FeedbackFacet Facet, FacetValue Value, bool IsJoined);

public sealed class ShowCommentHandler(
    IFeedbackRecord record, IFeedbackAttachments attachments, TranscriptionSettings transcription, FacetShelf shelf, IThemes themes, ISnapshots snapshots, LanguageTools tools)
{
    /// <returns>Problem "listen.no_comment".</returns>
    public async Task<Outcome<CommentDetail>> HandleAsync(ShowComment request, CancellationToken cancellationToken)
    {
        if (await record.FindAsync(request.No, cancellationToken) is not { } feedback)
            return new Problem("listen.no_comment", ProblemKind.NotFound, Fact.Count("no", request.No));
        var reading = await record.FindReadingAsync(request.No, cancellationToken);
        var theme = reading?.Theme is { } id ? (await themes.LatestAsync(cancellationToken))?.Find(id) : null;
        var aspects = (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken))?.Value;
        return new CommentDetail(
            feedback, reading?.Sentiment, theme?.Id, theme?.Name, Around(feedback.Own, reading?.Joined ?? FeedbackContext.None, await shelf.NamesAsync(cancellationToken)),
            aspects is null ? [] : [.. new AspectTeller(aspects, tools.Segmenter, tools.Classes).Of(feedback.Text)],
            await attachments.OfAsync(request.No, cancellationToken), transcription.IsOn);
    }

    static ImmutableArray<KnownFacet> Around(FeedbackContext own, FeedbackContext joined, FacetNames names)
    {
        (FeedbackFacet Facet, string? Own, string? Joined)[] known =
            [(FeedbackFacet.Version, own.Version, joined.Version), (FeedbackFacet.Device, own.Device, joined.Device), (FeedbackFacet.Segment, own.Segment, joined.Segment)];
        return [.. known.Where(k => (k.Own ?? k.Joined) is not null).Select(k => new KnownFacet(k.Facet, new FacetValue(k.Own ?? k.Joined, names.Of(k.Facet, k.Own ?? k.Joined)), k.Own is null))];
    }
}
