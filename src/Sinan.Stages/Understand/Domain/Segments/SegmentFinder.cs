using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Groups before they have names.</summary>
/// <param name="Labels">Group of each row of the features, 0 … K − 1, largest group first.</param>
/// <param name="K">Number of groups.</param>
/// <param name="IsClear">Whether they stand apart more than groups cut out of one cloud would, and come back in resamples.</param>
/// <param name="Silhouette">Mean silhouette; null for a fixed grid or one group.</param>
/// <param name="SilhouetteInterval">Percentile bootstrap over rows.</param>
/// <param name="Stability">Mean adjusted Rand index over resamples; null likewise.</param>
/// <param name="StabilityInterval">Student's interval over resamples.</param>
/// <param name="Candidates">Every number of groups tried.</param>
/// <param name="Recipe">Fitted pre-processing as JSON.</param>
public sealed record FoundGroups(
    int[] Labels, int K, bool IsClear, double? Silhouette, Interval? SilhouetteInterval, double? Stability, Interval? StabilityInterval,
    ImmutableArray<SegmentCandidate> Candidates, string Recipe);

/// <summary>Finds groups of users by k-means on standardised features, the number of groups by silhouette.</summary>
public static class SegmentFinder
{
    /// <summary>Fewer users make no groups.</summary>
    public const int LeastUsers = 50;

    /// <summary>Largest number of groups tried: more can no longer be told apart by people.</summary>
    public const int MostGroups = 8;

    /// <summary>Rows on which the number of groups is chosen, and of those the rows of the silhouette; both are drawn once.</summary>
    const int ChoiceRows = 4000, SilhouetteRows = 1500;

    /// <summary>Rows on which the centres are found in the end.</summary>
    const int FitRows = 100_000;

    const int Clouds = 20;

    /// <summary>At or below this there is no substantial structure (Kaufman and Rousseeuw 1990, table 4).</summary>
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

        var candidates = new List<SegmentCandidate>();
        double[] chosenValues = [];
        var (chosen, best) = (0, double.NegativeInfinity);
        for (var k = request.K ?? 2; k <= Math.Min(request.K ?? MostGroups, choice.Rows - 1); k++)
        {
            progress.Report(new Phrase("understand.segments.doing.try", Fact.Count("k", k)), 0.2 + (0.4 * k / (MostGroups + 1)));
            var options = new KMeansOptions(k, Restarts: 8, Seed: request.Seed, Threads: threads);
            var fit = KMeans.Fit(choice, options, cancellationToken);
            var labels = fit.Assign(judged);
            double[] values = labels.Distinct().Count() < 2 ? [0] : Silhouette.Values(judged, labels, threads);
            var again = ClusterStability.Resample(choice, fit.Labels, KMeans.By(options with { Restarts = 2 }), request.Seed, 5, threads, cancellationToken);
            candidates.Add(new SegmentCandidate(k, values.Average(), again.Average()));
            if (values.Average() > best)
                (chosen, best, chosenValues) = (k, values.Average(), values);
        }

        progress.Report(new Phrase("understand.segments.doing.check"), 0.65);
        var kept = new KMeansOptions(chosen, Restarts: 8, Seed: request.Seed, Threads: threads);
        var reference = KMeans.Fit(choice, kept, cancellationToken);
        var agreement = ClusterStability.Resample(choice, reference.Labels, KMeans.By(kept with { Restarts = 2 }), request.Seed, threads: threads, cancellationToken: cancellationToken);
        var clouds = ReferenceClouds.Silhouettes(judged, CloudShape.Gaussian, KMeans.By(kept with { Restarts = 2 }), request.Seed, Clouds, threads, cancellationToken);
        var isClear = best > Math.Max(clouds.Max(), LeastSilhouette) && agreement.Average() >= LeastStability;

        progress.Report(new Phrase("understand.segments.doing.assign"), 0.8);
        var final = KMeans.Fit(rows.Take(random.Fork(3).Sample(rows.Rows, Math.Min(rows.Rows, FitRows))), kept, cancellationToken);
        var all = LargestFirst(final.Assign(rows, threads), chosen);
        if (!isClear && request.K is null)
            (all, chosen) = (new int[rows.Rows], 1);
        return new FoundGroups(
            all, chosen, isClear, best, IntervalOf(Bootstrap.Percentile(chosenValues, Mean, request.Seed, 1000)),
            agreement.Average(), IntervalOf(Means.Interval(Moments.Of(agreement)), -1, 1), [.. candidates], JsonSerializer.Serialize(fitted, EvidenceJson.Options));
    }

    /// <summary>Renumbers groups by falling size; ties keep their order.</summary>
    public static int[] LargestFirst(int[] labels, int groups)
    {
        var sizes = new int[groups];
        foreach (var label in labels)
            sizes[label]++;
        int[] order = [.. Enumerable.Range(0, groups).OrderByDescending(g => sizes[g]).ThenBy(g => g)];
        var place = new int[groups];
        for (var i = 0; i < groups; i++)
            place[order[i]] = i;
        return [.. labels.Select(l => place[l])];
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
