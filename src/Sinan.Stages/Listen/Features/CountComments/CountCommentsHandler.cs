using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Stages.Listen.Features.CountComments;

public sealed class CountCommentsHandler(
    IFeedbackSearch search, IDataVersions versions, IEvidenceStore evidence, IWorkspace workspace, TimeProvider clock)
{
    /// <returns>Problem "listen.no_feedback".</returns>
    public async Task<Outcome<CommentWeeks>> HandleAsync(CountComments request, CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        if (data.Feedback == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var filter = request.Filters.FilterIn(workspace.Zone);
        var slices = await search.CountAsync(filter, cancellationToken);
        if (slices.IsEmpty)
            return new CommentWeeks(null, []);
        var book = new EvidenceBook(data, 0, clock.GetUtcNow(), nameof(CountComments));
        var sentence = Sentence(slices, filter, book);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new CommentWeeks(sentence, Weeks(slices));
    }

    static Phrase Sentence(ImmutableArray<FeedbackSlice> slices, FeedbackFilter filter, EvidenceBook book)
    {
        var (pieces, read, negative) = (slices.Sum(s => s.Pieces), slices.Sum(s => s.Read), slices.Sum(s => s.Negative));
        var dated = slices.Where(s => s.Start is not null).ToArray();
        Fact[] period = dated.Length == 0 ? [] : [Fact.Date("from", dated[0].Start!.Value), Fact.Date("to", dated[^1].Start!.Value)];
        if (read == 0)
        {
            var all = book.Add("comments", filter, "method.listen_count", FactKind.Count, pieces, null, "evidence.no_interval.counted_comments", null, []);
            return new Phrase(dated.Length == 0 ? "listen.comments.count.undated" : "listen.comments.count", [Fact.Count("comments", pieces).From(all.Evidence), .. period]);
        }

        var bounds = Proportions.Wilson(negative, read);
        var share = book.Add(
            "comments_negative", filter, "method.listen_share", FactKind.Share, negative / (double)read, new Interval(bounds.Low, bounds.High), null, null, [],
            Fact.Count("part", negative), Fact.Count("whole", read));
        return new Phrase(
            dated.Length == 0 ? "listen.comments.negative.undated" : "listen.comments.negative",
            [Fact.Count("comments", pieces), Fact.Share("negative", share.Value) with { Interval = share.Interval, Evidence = share.Evidence }, .. period]);
    }

    ImmutableArray<CommentWeek> Weeks(ImmutableArray<FeedbackSlice> slices)
    {
        var calendar = WeekCalendar.Of(slices.Select(s => s.Start), workspace.Zone);
        var weeks = new (long Pieces, long Read, long Negative)[calendar.Count];
        foreach (var slice in slices)
        {
            if (slice.Start is not { } start)
                continue;
            ref var week = ref weeks[calendar.WeekOf(start)];
            week = (week.Pieces + slice.Pieces, week.Read + slice.Read, week.Negative + slice.Negative);
        }

        return [.. weeks.Index().TakeLast(CommentWeeks.Most).Select(w => new CommentWeek(
            calendar.Start(w.Index), w.Item.Pieces, w.Item.Negative, w.Item.Read == 0 ? null : w.Item.Negative / (double)w.Item.Read,
            w.Item.Read > 0 && Proportions.Wilson(w.Item.Negative, w.Item.Read) is var bounds ? new Interval(bounds.Low, bounds.High) : null))];
    }
}
