using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Finds groups of users on standardised features, and tells whether they are more than cuts through one cloud.</summary>
public static class SegmentFinder
{
    /// <summary>Fewer users make no groups.</summary>
    public const int LeastUsers = 50;

    /// <summary>Largest number of groups tried: more can no longer be told apart by people.</summary>
    public const int MostGroups = 8;

    /// <summary>Rows on which the groups are chosen, and of those the rows of the silhouette; both are drawn once.</summary>
    const int ChoiceRows = 4000, SilhouetteRows = 1500;

    /// <summary>Rows on which the groups are found in the end.</summary>
    const int FitRows = 100_000;

    /// <summary>Shapeless clouds of each of two kinds that the groups must outshine.</summary>
    const int Clouds = 20;

    /// <summary>At or below this there is no substantial structure (Kaufman and Rousseeuw 1990, table 4). Dense groups with noise between them are only compared with clouds.</summary>
    const double LeastSilhouette = 0.25;

    /// <summary>Below this the same users would often get other groups.</summary>
    const double LeastStability = 0.6;

    public static Recipe Recipe { get; } = new(
        new RecipeStep(RecipeStepKind.FillMedian), new RecipeStep(RecipeStepKind.ClipIqr), new RecipeStep(RecipeStepKind.ZScore));

    public static FoundGroups Find(UserFeatures features, SegmentRequest request, int threads, IProgressSink progress, CancellationToken cancellationToken)
    {
        var fitted = Recipe.Fit([.. features.Features.Select(f => f.Name)], features.Smooth);
        var rows = fitted.Apply(features.Smooth);
        var random = new SplitMix64(request.Seed);
        var choice = rows.Take(random.Fork(1).Sample(rows.Rows, Math.Min(rows.Rows, ChoiceRows)));
        var judged = choice.Take(random.Fork(2).Sample(choice.Rows, Math.Min(choice.Rows, SilhouetteRows)));

        var (chosen, candidates) = new SegmentChoice(request, choice, judged, threads, progress).Choose(cancellationToken);
        progress.Report(new Phrase("understand.segments.doing.check"), 0.65);
        var reference = chosen.Clustering(choice, request.Seed, threads, cancellationToken);
        var values = Silhouette.ValuesWithNoise(judged, reference.Assign(judged, threads), threads);
        var agreement = ClusterStability.Resample(choice, reference.Labels, chosen.Quick, request.Seed, threads: threads, cancellationToken: cancellationToken);
        double[] clouds =
        [
            .. ReferenceClouds.Silhouettes(judged, CloudShape.Gaussian, chosen.Quick, request.Seed, Clouds, threads, cancellationToken),
            .. ReferenceClouds.Silhouettes(judged, CloudShape.Box, chosen.Quick, request.Seed, Clouds, threads, cancellationToken),
        ];
        var least = request.Method == SegmentMethod.Hdbscan ? 0 : LeastSilhouette;
        var isClear = values.Average() > Math.Max(clouds.Max(), least) && agreement.Average() >= LeastStability;

        progress.Report(new Phrase("understand.segments.doing.assign"), 0.8);
        var fitRows = request.Method == SegmentMethod.Hdbscan ? choice : rows.Take(random.Fork(3).Sample(rows.Rows, Math.Min(rows.Rows, FitRows)));
        var labels = LargestFirst(chosen.Clustering(fitRows, request.Seed, threads, cancellationToken).Assign(rows, threads));
        var (groups, hasRest) = (labels.Max() + 1, labels.Contains(-1));
        if ((!isClear && request.K is null) || groups == 0)
            (labels, groups, hasRest) = (new int[rows.Rows], 1, false);
        else if (hasRest)
            (labels, groups) = ([.. labels.Select(l => l < 0 ? groups : l)], groups + 1);
        return new FoundGroups(
            labels, groups, hasRest, isClear, values.Average(), IntervalOf(Bootstrap.Percentile(values, Mean, request.Seed, 1000)),
            agreement.Average(), IntervalOf(Means.Interval(Moments.Of(agreement)), -1, 1), candidates, JsonSerializer.Serialize(fitted, EvidenceJson.Options));
    }

    /// <summary>Renumbers groups by falling size, without gaps; ties keep their order, −1 stays.</summary>
    public static int[] LargestFirst(int[] labels)
    {
        int[] order = [.. labels.Where(l => l >= 0).CountBy(l => l).OrderByDescending(g => g.Value).ThenBy(g => g.Key).Select(g => g.Key)];
        var place = order.Index().ToDictionary(g => g.Item, g => g.Index);
        return [.. labels.Select(l => l < 0 ? -1 : place[l])];
    }

    static Interval IntervalOf(Bounds bounds, double least = double.NegativeInfinity, double most = double.PositiveInfinity) =>
        new(Math.Max(least, bounds.Low), Math.Min(most, bounds.High));

    static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
