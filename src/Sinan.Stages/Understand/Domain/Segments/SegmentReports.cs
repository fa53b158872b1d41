using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Turns found groups into the report: names, traits, portraits, and evidence for every figure.</summary>
public sealed class SegmentReports(UserFeatures features, FeatureSource source, SegmentRequest request, DataVersion data, DateTimeOffset at)
{
    const int MostTraits = 8;

    readonly EvidenceMaker evidence = new("SegmentUsers", request, data, at, request.Seed);

    public IReadOnlyCollection<Evidence> Evidence => evidence.All;

    public SegmentReport Of(FoundGroups groups, IReadOnlyList<SegmentName>? fixedNames, PortraitTotals[] totals)
    {
        var contrasts = TraitFinder.Contrasts(features, groups.Labels, groups.K);
        var names = fixedNames ?? Names(groups, contrasts);
        var sizes = new int[groups.K];
        foreach (var label in groups.Labels)
            sizes[label]++;
        var all = PortraitTotals.Together(totals);
        var segments = Enumerable.Range(0, groups.K)
            .Select(g => SegmentOf(names[g], sizes[g], contrasts[g], totals[g], all))
            .ToImmutableArray();

        var silhouette = Figure(groups.Silhouette, groups.SilhouetteInterval, "understand.segments.silhouette.says", "method.silhouette");
        var stability = Figure(groups.Stability, groups.StabilityInterval, "understand.segments.stability.says", "method.cluster_stability");
        return new SegmentReport
        {
            Data = data,
            At = at,
            Seed = request.Seed,
            Method = fixedNames is not null ? SegmentMethod.Rfm : request.Method == SegmentMethod.Auto ? SegmentMethod.KMeans : request.Method,
            K = groups.K,
            HasGroups = groups.IsClear,
            Answer = Answer(groups, fixedNames is not null, segments, silhouette, stability),
            Users = features.Rows,
            Silhouette = silhouette,
            Stability = stability,
            Candidates = groups.Candidates,
            Features = [.. features.Features.Select(f => f.Name)],
            Recipe = groups.Recipe,
            Segments = segments,
            Everybody = Portrait(new SegmentName("everybody", new Phrase("understand.segments.everybody")), [.. contrasts[0].Select(c => (c.Feature, c.All))], features.Rows, all, all),
        };
    }

    static IReadOnlyList<SegmentName> Names(FoundGroups groups, FeatureContrast[][] contrasts)
    {
        if (groups.K == 1)
            return [new SegmentName("everybody", new Phrase("understand.segments.everybody"))];
        return groups.HasRest ? [.. SegmentNames.Of(contrasts[..^1]), new SegmentName("rest", new Phrase("understand.segments.rest"))] : SegmentNames.Of(contrasts);
    }

    Phrase Answer(FoundGroups groups, bool isGrid, ImmutableArray<Segment> segments, SegmentFigure? silhouette, SegmentFigure? stability)
    {
        var users = Fact.Count("users", features.Rows);
        if (isGrid && silhouette is not null)
            return new Phrase("understand.segments.answer.fallback", users, Of(silhouette, "silhouette"), Fact.Of("name", segments[0].Name), Largest(), Fact.Count("k", segments.Length));
        if (isGrid)
            return new Phrase("understand.segments.answer.rfm", users, Largest(), Fact.Count("k", segments.Length));
        if (!groups.IsClear)
            return new Phrase(groups.K > 1 ? "understand.segments.answer.asked" : "understand.segments.answer.none", users, Fact.Count("k", groups.K), Of(silhouette, "silhouette"), Of(stability, "stability"));
        return new Phrase("understand.segments.answer.groups", users, Fact.Count("k", groups.K), Fact.Of("name", segments[0].Name), Largest(), Of(stability, "stability"));

        Fact Largest() => new Fact { Name = "share", Kind = FactKind.Share, Number = segments[0].Share.Value, Interval = segments[0].Share.Interval, Evidence = segments[0].Share.Evidence };

        static Fact Of(SegmentFigure? figure, string name) =>
            new() { Name = name, Kind = FactKind.Number, Number = figure?.Value, Interval = figure?.Interval, Evidence = figure?.Evidence };
    }

    Segment SegmentOf(SegmentName name, int size, FeatureContrast[] contrasts, PortraitTotals totals, PortraitTotals all)
    {
        var wilson = Proportions.Wilson(size, features.Rows);
        var interval = new Interval(wilson.Low, wilson.High);
        var share = evidence.Make(
            new Phrase("understand.segments.share.says", Fact.Of("name", name.Name), Fact.Share("share", (double)size / features.Rows).Between(interval.Low, interval.High), Fact.Count("users", size)),
            "method.segment_share", (double)size / features.Rows, FactKind.Share, interval, size);
        return new Segment
        {
            Id = name.Id,
            Name = name.Name,
            Size = size,
            Share = new SegmentFigure(share.Value, interval, share.Id),
            Traits = [.. contrasts.Where(c => c.IsTelling && !IsImplied(c)).OrderByDescending(c => Math.Abs(c.Effect)).Take(MostTraits).Select(c => Trait(c, name))],
            Portrait = Portrait(name, [.. contrasts.Select(c => (c.Feature, c.Group))], size, totals, all),
        };
    }

    /// <summary>Hours and categories add up to one: where they come, what they like says already where they do not.</summary>
    static bool IsImplied(FeatureContrast contrast) =>
        contrast.IsLow && contrast.Feature is { Family: "habit" or "interest", Name: not UserFeatures.WeekendShare };

    SegmentTrait Trait(FeatureContrast contrast, SegmentName name)
    {
        var (feature, lift) = (contrast.Feature, contrast.Lift);
        var interval = new Interval(lift.Interval.Low, lift.Interval.High);
        var statement = new Phrase(
            "understand.segments.lift.says", Fact.Of("name", name.Name), Fact.Of("feature", FeatureWords.Label(feature.Name)),
            Fact.Ratio("lift", lift.Difference).Between(interval.Low, interval.High), Number("value", contrast.Group.Mean), Number("baseline", contrast.All.Mean));
        var proof = evidence.Make(statement, "method.lift_of_means", lift.Difference, FactKind.Ratio, interval, contrast.Group.Count);
        var says = FeatureWords.Says(
            feature.Name, Number("value", contrast.Group.Mean), Number("baseline", contrast.All.Mean),
            Fact.Ratio("lift", lift.Difference).Between(interval.Low, interval.High).From(proof.Id));
        return new SegmentTrait(feature.Name, feature.Kind, contrast.Group.Mean, contrast.All.Mean, lift.Difference, interval, says, proof.Id);

        Fact Number(string placeholder, double value) => new() { Name = placeholder, Kind = feature.Kind, Number = value };
    }

    SegmentPortrait Portrait(SegmentName name, (UserFeature Feature, Moments Moments)[] figures, int users, PortraitTotals totals, PortraitTotals all) => new()
    {
        Users = users,
        Events = totals.Events,
        Figures = [.. figures.Where(f => f.Feature.Family != "interest" && f.Moments.Count > 1).Select(f => Figure(f.Feature, f.Moments, name))],
        Hours = Parts(totals.Hours),
        Weekdays = Parts(totals.Weekdays),
        Categories = Named(totals.Categories, source.Categories),
        EventMix = Named(totals.EventCounts, source.Index.EventNames),
        Value = totals.Value,
        ValueShare = all.Value == 0 ? 0 : totals.Value / all.Value,
    };

    PortraitFigure Figure(UserFeature feature, Moments moments, SegmentName name)
    {
        var bounds = Means.Interval(moments);
        var interval = new Interval(bounds.Low, bounds.High);
        var value = new Fact { Name = "value", Kind = feature.Kind, Number = moments.Mean, Interval = interval };
        var proof = evidence.Make(
            new Phrase("understand.segments.mean.says", Fact.Of("name", name.Name), Fact.Of("feature", FeatureWords.Label(feature.Name)), value),
            "method.mean_per_user", moments.Mean, feature.Kind, interval, moments.Count);
        return new PortraitFigure(feature.Name, feature.Kind, moments.Mean, interval, proof.Id) { Count = moments.Count, Deviation = moments.StandardDeviation };
    }

    SegmentFigure? Figure(double? value, Interval? interval, string statement, string method)
    {
        if (value is not { } number)
            return null;
        var fact = new Fact { Name = "value", Kind = FactKind.Number, Number = number, Interval = interval };
        var proof = evidence.Make(new Phrase(statement, fact), method, number, FactKind.Number, interval, features.Rows);
        return new SegmentFigure(number, interval, proof.Id);
    }

    static ImmutableArray<double> Parts(double[] sums)
    {
        var total = sums.Sum();
        return [.. sums.Select(s => total == 0 ? 0 : s / total)];
    }

    static ImmutableArray<PortraitShare> Named(double[] sums, IReadOnlyList<string> names)
    {
        var total = sums.Sum();
        return [.. sums.Index().Where(s => s.Item > 0).OrderByDescending(s => s.Item).ThenBy(s => s.Index).Take(12).Select(s => new PortraitShare(names[s.Index], s.Item / total))];
    }
}
