using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.ShowAspect;

public sealed class ShowAspectHandler(
    ISnapshots snapshots, IFeedbackSearch search, FacetShelf shelf, IDataVersions versions, IEvidenceStore evidence, IWorkspace workspace, LanguageTools tools, TimeProvider clock)
{
    /// <returns>Problems "listen.not_read", "listen.no_aspect".</returns>
    public async Task<Outcome<AspectDetail>> HandleAsync(ShowAspect request, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken) is not { Value: var report })
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        if (report.Find(request.Id) is not { } aspect)
            return new Problem("listen.no_aspect", ProblemKind.NotFound, Fact.Of("aspect", request.Id));

        var filter = FilterOf(request);
        var book = new EvidenceBook(await versions.CurrentAsync(cancellationToken), 0, clock.GetUtcNow(), nameof(ShowAspect));
        var counts = (await search.CountAspectsAsync(filter, cancellationToken)).ToDictionary(c => c.Feeling ?? "");
        var all = counts.GetValueOrDefault("") ?? new FeedbackAspectCount(aspect.Id, null, 0, 0);
        var figures = new AspectShares(book, aspect, filter);
        var feelings = FeedbackAspect.All.Select(f => counts.GetValueOrDefault(f) ?? new FeedbackAspectCount(aspect.Id, f, 0, 0))
            .Select(c => new FeltShare(c.Feeling!, c.Comments, c.Users ?? 0, figures.Of(c.Feeling!, c.Comments, all.Comments, c.Users ?? 0))).ToImmutableArray();
        var teller = new AspectTeller(report, tools.Segmenter, tools.Classes);
        var slices = await search.CountAsync(filter, cancellationToken);
        var detail = new AspectDetail(
            Sentence(aspect, slices, all, feelings), aspect, feelings, all.Comments, all.Users ?? 0, await WeeksAsync(filter, slices, cancellationToken),
            await CitedAsync(filter, FeedbackAspect.Blame, teller, cancellationToken), await CitedAsync(filter, FeedbackAspect.Praise, teller, cancellationToken),
            await shelf.ChoicesAsync(cancellationToken), request.By is { } by ? await BreakDownAsync(filter, by, figures, cancellationToken) : null);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return detail;
    }

    FeedbackFilter FilterOf(ShowAspect request)
    {
        var filter = new BrowseComments.BrowseComments
        {
            Aspect = request.Id, From = request.From, To = request.To, Source = request.Source, Version = request.Version, Device = request.Device, Segment = request.Segment,
        };
        return filter.FilterIn(workspace.Zone);
    }

    static Phrase Sentence(AspectFigures aspect, ImmutableArray<FeedbackSlice> slices, FeedbackAspectCount all, ImmutableArray<FeltShare> feelings)
    {
        var name = Fact.Of("aspect", aspect.Name);
        if (all.Comments == 0)
            return new Phrase("listen.aspect.answer_none", name);
        var dated = slices.Where(s => s.Start is not null).ToArray();
        Fact[] period = dated.Length == 0 ? [] : [Fact.Date("from", dated[0].Start!.Value), Fact.Date("to", dated[^1].Start!.Value)];
        Fact Share(string fact, string feeling) => ThemeFacts.Of(fact, feelings.First(f => f.Feeling == feeling).Share, FactKind.Share);
        return new Phrase(
            dated.Length == 0 ? "listen.aspect.answer.undated" : "listen.aspect.answer",
            [Fact.Count("comments", all.Comments), Fact.Count("users", all.Users ?? 0), name, Share("blame", FeedbackAspect.Blame), Share("praise", FeedbackAspect.Praise), .. period]);
    }

    async Task<ImmutableArray<AspectWeek>> WeeksAsync(FeedbackFilter filter, ImmutableArray<FeedbackSlice> all, CancellationToken cancellationToken)
    {
        var calendar = WeekCalendar.Of(all.Select(s => s.Start), workspace.Zone);
        long[] ByWeek(ImmutableArray<FeedbackSlice> slices)
        {
            var weeks = new long[calendar.Count];
            foreach (var slice in slices)
            {
                if (slice.Start is { } start)
                    weeks[calendar.WeekOf(start)] += slice.Pieces;
            }

            return weeks;
        }

        var (said, praise, blame) = (ByWeek(all), ByWeek(await search.CountAsync(Feeling(filter, FeedbackAspect.Praise), cancellationToken)), ByWeek(await search.CountAsync(Feeling(filter, FeedbackAspect.Blame), cancellationToken)));
        return [.. Enumerable.Range(0, calendar.Count).TakeLast(ShowAspect.MostWeeks).Select(w => new AspectWeek(
            calendar.Start(w), said[w], praise[w], blame[w], said[w] == 0 ? null : blame[w] / (double)said[w],
            said[w] > 0 && Proportions.Wilson(blame[w], said[w]) is var bounds ? new Interval(bounds.Low, bounds.High) : null))];
    }

    async Task<ImmutableArray<AspectCitation>> CitedAsync(FeedbackFilter filter, string feeling, AspectTeller teller, CancellationToken cancellationToken)
    {
        // Some say the same twice; what a newer program reads otherwise is left out.
        var found = await search.FindAsync(Feeling(filter, feeling), null, 0, 3 * ShowAspect.MostCited, cancellationToken);
        return [.. found.Found
            .Select(f => (f.Feedback, Told: teller.Of(f.Feedback.Text).FirstOrDefault(a => a.Id == filter.Aspect!.About)))
            .Select(f => (f.Feedback, Clause: f.Told?.Clauses.FirstOrDefault(c => c.Feeling == feeling)))
            .Where(f => f.Clause is not null).DistinctBy(f => f.Clause!.Text).Take(ShowAspect.MostCited)
            .Select(f => new AspectCitation(f.Feedback.No, f.Feedback.Time, f.Clause!))];
    }

    async Task<AspectBreakdown> BreakDownAsync(FeedbackFilter filter, FeedbackFacet by, AspectShares figures, CancellationToken cancellationToken)
    {
        const int MostCounted = 10_000;
        var names = await shelf.NamesAsync(cancellationToken);
        var all = await search.CountAsync(filter, by, MostCounted, cancellationToken);
        async Task<Dictionary<string, long>> Felt(string feeling) =>
            (await search.CountAsync(Feeling(filter, feeling), by, MostCounted, cancellationToken)).ToDictionary(c => c.Value ?? "", c => c.Comments, StringComparer.Ordinal);
        var (blame, praise) = (await Felt(FeedbackAspect.Blame), await Felt(FeedbackAspect.Praise));
        // Whoever blames takes the place of whoever reads negative.
        var counts = all.Select(c => c with { Read = c.Comments, Negative = blame.GetValueOrDefault(c.Value ?? "") }).ToImmutableArray();
        return new AspectBreakdown(by, figures.Worst(by, counts, names), [.. counts.Take(ShowAspect.MostValues).Select(c => new AspectPart(
            c.Value, names.Of(by, c.Value), c.Comments, figures.OfValue(FeedbackAspect.Praise, by, c.Value, names, praise.GetValueOrDefault(c.Value ?? ""), c.Comments),
            figures.OfValue(FeedbackAspect.Blame, by, c.Value, names, c.Negative, c.Comments)))]);
    }

    static FeedbackFilter Feeling(FeedbackFilter filter, string feeling) => filter with { Aspect = filter.Aspect! with { Feeling = feeling } };
}
