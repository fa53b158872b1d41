using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.BreakDownComments;

public sealed class BreakDownCommentsHandler(IFeedbackSearch search, FacetShelf shelf, IDataVersions versions, IEvidenceStore evidence, TimeProvider clock)
{
    /// <summary>Values that are counted; all beyond are as good as ids.</summary>
    const int MostCounted = 10_000;

    /// <summary>Comments on either side below which no difference is looked for.</summary>
    const int LeastRead = 10;

    const double Level = 0.05;

    /// <returns>Problem "listen.no_feedback".</returns>
    public async Task<Outcome<CommentBreakdown>> HandleAsync(BreakDownComments request, CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        if (data.Feedback == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var names = await shelf.NamesAsync(cancellationToken);
        var counts = await search.CountAsync(request.Filter, request.By, MostCounted, cancellationToken);
        var all = request.Filter.Theme is null ? counts : await search.CountAsync(request.Filter with { Theme = null }, request.By, MostCounted, cancellationToken);
        var book = new EvidenceBook(data, 0, clock.GetUtcNow(), nameof(BreakDownComments));
        var values = counts.Take(BreakDownComments.MostValues).Select(count => new BrokenDown(
            count.Value, names.Of(request.By, count.Value), count.Comments,
            request.Filter.Theme is null ? null : Share(book, "by_theme", request, count.Value, names, count.Comments, all.First(a => a.Value == count.Value).Comments),
            count.Read == 0 ? null : Share(book, "by_negative", request, count.Value, names, count.Negative, count.Read))).ToImmutableArray();
        var sentence = Sentence(request, counts, names, book);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new CommentBreakdown(request.By, sentence, values);
    }

    static Phrase Sentence(BreakDownComments request, ImmutableArray<FacetCount> counts, FacetNames names, EvidenceBook book)
    {
        if (counts.FirstOrDefault(c => c.Value is not null) is not { } top)
            return new Phrase("listen.by.answer_none", Fact.Of("facet", new Phrase(FacetNames.KeyOf(request.By))));
        Fact[] facts =
        [
            Fact.Of("facet", new Phrase(FacetNames.KeyOf(request.By))), Fact.Of("top", names.Of(request.By, top.Value)), Fact.Count("comments", top.Comments), Fact.Count("total", counts.Sum(c => c.Comments)),
        ];
        if (Worst(counts) is not { } worst)
            return new Phrase("listen.by.answer", [.. facts]);
        var (value, effect, p) = worst;
        var figure = book.Add(
            "by_worse", ParametersOf(request, value.Value), "method.listen_by", FactKind.Points, effect.Difference, new Interval(effect.Interval.Low, effect.Interval.High), null, null, [],
            Fact.Of("name", names.Of(request.By, value.Value)), Fact.Count("part", value.Negative), Fact.Count("whole", value.Read), Fact.Chance("p", p));
        return new Phrase(
            "listen.by.answer_worse",
            [.. facts, Fact.Of("worst", names.Of(request.By, value.Value)), Fact.Share("negative", value.Negative / (double)value.Read), ThemeFacts.Of("difference", figure, FactKind.Points)]);
    }

    /// <summary>The value that most surely reads worse than all others together, its p corrected by Holm for having looked at each; null when none does.</summary>
    internal static (FacetCount Value, Effect Effect, double P)? Worst(ImmutableArray<FacetCount> counts)
    {
        var (read, negative) = (counts.Sum(c => c.Read), counts.Sum(c => c.Negative));
        var tried = counts.Where(c => c.Value is not null && c.Read >= LeastRead && read - c.Read >= LeastRead)
            .Select(c => (Value: c, Effect: Proportions.Difference(negative - c.Negative, read - c.Read, c.Negative, c.Read))).ToArray();
        var adjusted = MultipleTesting.Holm([.. tried.Select(t => t.Effect.P)]);
        return tried.Select((t, i) => (t.Value, t.Effect, P: adjusted[i])).Where(t => t.Effect.Difference > 0 && t.P < Level)
            .OrderBy(t => t.P).ThenByDescending(t => t.Effect.Difference).Select(t => ((FacetCount, Effect, double)?)t).FirstOrDefault();
    }

    static ThemeFigure Share(EvidenceBook book, string what, BreakDownComments request, string? value, FacetNames names, long part, long whole)
    {
        var bounds = Proportions.Wilson(part, whole);
        return book.Add(
            what, ParametersOf(request, value), "method.listen_share", FactKind.Share, part / (double)whole, new Interval(bounds.Low, bounds.High), null, null, [],
            Fact.Of("facet", new Phrase(FacetNames.KeyOf(request.By))), Fact.Of("name", names.Of(request.By, value)), Fact.Count("part", part), Fact.Count("whole", whole));
    }

    static object ParametersOf(BreakDownComments request, string? value)
    {
        var filter = request.Filter;
        return new { by = FacetNames.NameOf(request.By), value, filter.Text, filter.Source, filter.Theme, filter.Feeling, filter.Rating, filter.From, filter.Until, filter.Version, filter.Device, filter.Segment, filter.Aspect };
    }
}
