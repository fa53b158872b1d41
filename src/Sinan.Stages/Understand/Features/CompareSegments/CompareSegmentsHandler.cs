using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Segments;
using Sinan.Stages.Understand.Features.SegmentUsers;

namespace Sinan.Stages.Understand.Features.CompareSegments;

/// <summary>Compares the means of two portraits, trait by trait.</summary>
public sealed class CompareSegmentsHandler(ISegments segments, IEvidenceStore evidence, TimeProvider clock)
{
    /// <summary>Differences count as real below this, after correction for having looked at all traits.</summary>
    const double MostP = 0.05;

    /// <returns>Problems "understand.segments.none_yet", "understand.segments.unknown" and "understand.segments.same".</returns>
    public async Task<Outcome<SegmentContrast>> HandleAsync(CompareSegments request, CancellationToken cancellationToken)
    {
        if (await segments.LatestAsync(cancellationToken) is not { } report)
            return SegmentUsersEndpoint.NoneYet;
        if (report.Find(request.First) is not { } first)
            return SegmentUsersEndpoint.Unknown(request.First);
        if (report.Find(request.Second) is not { } second)
            return SegmentUsersEndpoint.Unknown(request.Second);
        if (first.Id == second.Id)
            return new Problem("understand.segments.same", ProblemKind.Invalid);
        var contrast = Between(first, second);
        var maker = new EvidenceMaker(nameof(CompareSegments), request, report.Data, clock.GetUtcNow(), report.Seed);
        contrast = contrast with { Differences = [.. contrast.Differences.Select(d => d with { Evidence = Prove(maker, contrast, d, first.Size + second.Size) })] };
        await evidence.SaveAsync(maker.All, cancellationToken);
        return contrast;
    }

    static EvidenceId Prove(EvidenceMaker maker, SegmentContrast contrast, SegmentDifference difference, int users)
    {
        var kind = difference.Kind == FactKind.Share ? FactKind.Points : difference.Kind;
        var statement = new Phrase(
            "understand.contrast.says", Fact.Of("first", contrast.First), Fact.Of("second", contrast.Second), Fact.Of("feature", FeatureWords.Label(difference.Feature)),
            Value("value", kind, difference.Difference).Between(difference.Interval.Low, difference.Interval.High));
        return maker.Make(statement, "method.difference_of_means", difference.Difference, kind, difference.Interval, users).Id;
    }

    /// <summary>All traits that both segments have, the largest effect first.</summary>
    public static SegmentContrast Between(Segment first, Segment second)
    {
        var pairs = first.Portrait.Figures.Where(f => f.Count > 1)
            .Select(f => (First: f, Second: second.Portrait.Figures.FirstOrDefault(s => s.Feature == f.Feature && s.Count > 1)))
            .Where(p => p.Second is not null).Select(p => (p.First, Second: p.Second!)).ToList();
        var effects = pairs.ConvertAll(p => Means.Welch(Of(p.First), Of(p.Second)));
        var adjusted = MultipleTesting.Holm([.. effects.Select(e => double.IsNaN(e.P) ? 1 : e.P)]);
        var differences = pairs.Select((p, i) => new SegmentDifference(
                p.First.Feature, p.First.Kind, p.First.Mean, p.Second.Mean, effects[i].Difference, new Interval(effects[i].Interval.Low, effects[i].Interval.High), adjusted[i],
                Cohen(p.First, p.Second)))
            .OrderByDescending(d => Math.Abs(d.Effect)).ToImmutableArray();
        var real = differences.Where(d => d.AdjustedP < MostP).ToList();
        var answer = real.Count == 0
            ? new Phrase("understand.contrast.none", Fact.Of("first", first.Name), Fact.Of("second", second.Name))
            : new Phrase(
                "understand.contrast.answer", Fact.Of("first", first.Name), Fact.Of("second", second.Name), Fact.Count("real", real.Count), Fact.Count("all", differences.Length),
                Fact.Of("feature", FeatureWords.Label(real[0].Feature)), Value("one", real[0].Kind, real[0].First), Value("other", real[0].Kind, real[0].Second));
        return new SegmentContrast(first.Name, second.Name, answer, differences);
    }

    static Fact Value(string name, FactKind kind, double value) => new() { Name = name, Kind = kind, Number = value };

    static Moments Of(PortraitFigure figure) => Moments.Known(figure.Count, figure.Mean, figure.Deviation * figure.Deviation);

    static double Cohen(PortraitFigure a, PortraitFigure b)
    {
        var pooled = Math.Sqrt((((a.Count - 1) * a.Deviation * a.Deviation) + ((b.Count - 1) * b.Deviation * b.Deviation)) / (a.Count + b.Count - 2));
        return pooled > 0 ? (b.Mean - a.Mean) / pooled : 0;
    }
}
