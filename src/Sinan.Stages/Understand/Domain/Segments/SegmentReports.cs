using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Turns found groups into the report: names, portraits, and evidence for every figure.</summary>
public sealed class SegmentReports(UserFeatures features, FeatureSource source, SegmentRequest request, DataVersion data, DateTimeOffset at)
{
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
        var portraits = new SegmentPortraits(features, source, evidence);
        var segments = Enumerable.Range(0, groups.K)
            .Select(g => portraits.Of(names[g], sizes[g], contrasts[g], totals[g], all))
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
            Everybody = portraits.Everybody(contrasts[0], all),
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

    SegmentFigure? Figure(double? value, Interval? interval, string statement, string method)
    {
        if (value is not { } number)
            return null;
        var fact = new Fact { Name = "value", Kind = FactKind.Number, Number = number, Interval = interval };
        var proof = evidence.Make(new Phrase(statement, fact), method, number, FactKind.Number, interval, features.Rows);
        return new SegmentFigure(number, interval, proof.Id);
    }
}
