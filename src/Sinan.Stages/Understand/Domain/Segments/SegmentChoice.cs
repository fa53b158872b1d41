using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>A way of clustering with its number of groups settled.</summary>
/// <param name="Clustering">For the answer.</param>
/// <param name="Quick">The same with less care, for resamples and clouds.</param>
sealed record ChosenClustering(Clustering Clustering, Clustering Quick);

/// <summary>Settles the number of groups: k-means by silhouette, mixtures by BIC, dense groups by themselves.</summary>
sealed class SegmentChoice(SegmentRequest request, FeatureMatrix choice, FeatureMatrix judged, int threads, IProgressSink progress)
{
    /// <summary>A dense group holds at least this part of the users.</summary>
    const double LeastDensePart = 0.02;

    const int LeastDenseUsers = 10, Neighbours = 10, QuickResamples = 5;

    public (ChosenClustering Chosen, ImmutableArray<SegmentCandidate> Candidates) Choose(CancellationToken cancellationToken) => request.Method switch
    {
        SegmentMethod.Hdbscan => (new ChosenClustering(Dense, Dense), []),
        SegmentMethod.Gmm => Mixture(cancellationToken),
        _ => Centres(cancellationToken),
    };

    (ChosenClustering, ImmutableArray<SegmentCandidate>) Centres(CancellationToken cancellationToken)
    {
        var candidates = ImmutableArray.CreateBuilder<SegmentCandidate>();
        for (var k = request.K ?? 2; k <= Math.Min(request.K ?? SegmentFinder.MostGroups, choice.Rows - 1); k++)
            candidates.Add(Candidate(k, Of(k), cancellationToken));
        return (Of(candidates.MaxBy(c => c.Silhouette)!.K), candidates.ToImmutable());

        static ChosenClustering Of(int k) => new(KMeans.By(new KMeansOptions(k, Restarts: 8)), KMeans.By(new KMeansOptions(k, Restarts: 2)));
    }

    (ChosenClustering, ImmutableArray<SegmentCandidate>) Mixture(CancellationToken cancellationToken)
    {
        var options = new MixtureOptions(request.K ?? 1, Seed: request.Seed, Threads: threads, Ridge: 1e-3);
        if (request.K is null)
        {
            var best = GaussianMixture.Choose(choice, SegmentFinder.MostGroups, options, cancellationToken).Best;
            options = options with { K = best.K, Shape = best.Shape };
        }

        var chosen = new ChosenClustering(GaussianMixture.By(options), GaussianMixture.By(options with { MostIterations = 50, Tolerance = 1e-3 }));
        return (chosen, options.K == 1 ? [] : [Candidate(options.K, chosen, cancellationToken)]);
    }

    SegmentCandidate Candidate(int k, ChosenClustering clustering, CancellationToken cancellationToken)
    {
        progress.Report(new Phrase("understand.segments.doing.try", Fact.Count("k", k)), 0.2 + (0.4 * k / (SegmentFinder.MostGroups + 1)));
        var fit = clustering.Clustering(choice, request.Seed, threads, cancellationToken);
        var again = ClusterStability.Resample(choice, fit.Labels, clustering.Quick, request.Seed, QuickResamples, threads, cancellationToken);
        return new SegmentCandidate(k, Silhouette.WithNoise(judged, fit.Assign(judged, threads), threads), again.Average());
    }

    static IClusters Dense(FeatureMatrix rows, long seed, int threads, CancellationToken cancellationToken) =>
        Hdbscan.Fit(rows, new HdbscanOptions(Math.Max(LeastDenseUsers, (int)(LeastDensePart * rows.Rows)), Neighbours, Seed: seed, Threads: threads), cancellationToken);
}
