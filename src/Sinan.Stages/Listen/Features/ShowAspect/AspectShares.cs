using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Listen.Features.BreakDownComments;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.ShowAspect;

/// <summary>Shares of an aspect's comments with their proof.</summary>
sealed class AspectShares(EvidenceBook book, AspectFigures aspect, FeedbackFilter filter)
{
    /// <summary>The part of the comments on the aspect that feels so.</summary>
    public ThemeFigure Of(string feeling, long part, long whole, long users)
    {
        var bounds = Proportions.Wilson(part, whole);
        return book.Add(
            feeling is FeedbackAspect.Praise or FeedbackAspect.Blame ? feeling : "aspect_" + feeling, ParametersOf(feeling, null, null), "method.listen_aspect", FactKind.Share,
            whole == 0 ? 0 : part / (double)whole, new Interval(bounds.Low, bounds.High), null, users, [], Fact.Of("theme", aspect.Name), Fact.Count("part", part), Fact.Count("whole", whole));
    }

    /// <summary>The same of the comments with one value of a facet.</summary>
    public ThemeFigure OfValue(string feeling, FeedbackFacet by, string? value, FacetNames names, long part, long whole)
    {
        var bounds = Proportions.Wilson(part, whole);
        return book.Add(
            "aspect_by_" + feeling, ParametersOf(feeling, by, value), "method.listen_aspect", FactKind.Share, part / (double)whole, new Interval(bounds.Low, bounds.High), null, null, [],
            Fact.Of("theme", aspect.Name), Fact.Of("facet", new Phrase(FacetNames.KeyOf(by))), Fact.Of("name", names.Of(by, value)), Fact.Count("part", part), Fact.Count("whole", whole));
    }

    /// <summary>The value whose comments surely blame more often than all others together.</summary>
    /// <param name="by">The facet.</param>
    /// <param name="counts">Comments on the aspect by value, those that blame as the negative ones.</param>
    /// <param name="names">What people call the values.</param>
    public Phrase Worst(FeedbackFacet by, ImmutableArray<FacetCount> counts, FacetNames names)
    {
        var facet = Fact.Of("facet", new Phrase(FacetNames.KeyOf(by)));
        if (counts.All(c => c.Value is null))
            return new Phrase("listen.by.answer_none", facet);
        if (BreakDownCommentsHandler.Worst(counts) is not { } worst)
            return new Phrase("listen.aspect.by.answer", facet, Fact.Of("aspect", aspect.Name));
        var (value, effect, p) = worst;
        var figure = book.Add(
            "aspect_by_worse", ParametersOf(FeedbackAspect.Blame, by, value.Value), "method.listen_aspect_by", FactKind.Points, effect.Difference, new Interval(effect.Interval.Low, effect.Interval.High), null, null, [],
            Fact.Of("theme", aspect.Name), Fact.Of("name", names.Of(by, value.Value)), Fact.Count("part", value.Negative), Fact.Count("whole", value.Read), Fact.Chance("p", p));
        return new Phrase(
            "listen.aspect.by.answer_worse", facet, Fact.Of("aspect", aspect.Name), Fact.Of("worst", names.Of(by, value.Value)), Fact.Share("blame", value.Negative / (double)value.Read),
            ThemeFacts.Of("difference", figure, FactKind.Points));
    }

    object ParametersOf(string feeling, FeedbackFacet? by, string? value) => new
    {
        aspect = aspect.Id, feeling, by = by is { } facet ? FacetNames.NameOf(facet) : null, value, filter.Source, filter.From, filter.Until, filter.Version, filter.Device, filter.Segment,
    };
}
