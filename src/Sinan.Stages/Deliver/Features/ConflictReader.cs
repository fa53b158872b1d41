using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Gathers what the workspace measured of the metrics of a goal: results that people entered, series since a release and over time, variants of the newest comparison.</summary>
public sealed class ConflictReader(IMetricEffects effects, IGroupComparisons comparisons)
{
    /// <summary>Releases that people got, newest first.</summary>
    public static ImmutableArray<Build> ReleasesOf(Initiative initiative) => [.. initiative.Builds.Where(b => b is { IsRelease: true, Passed: true }).Reverse()];

    /// <param name="initiative">Whose goal.</param>
    /// <param name="release">The release that series are compared before and since; null where there is none.</param>
    /// <param name="proofs">Takes the evidence.</param>
    /// <param name="cancellationToken">Cancels the questions.</param>
    /// <param name="asksSeries">Whether series are asked too; without them it takes no longer than reading what is kept.</param>
    /// <returns>The pairs, and what could not be measured with the reason.</returns>
    internal async Task<(MetricConflicts Conflicts, ImmutableArray<UntoldMetric> Untold)> ReadAsync(Initiative initiative, Build? release, WorkProofs proofs, CancellationToken cancellationToken, bool asksSeries = true)
    {
        var metrics = initiative.Goal.Metrics;
        // One side alone has nothing to pull against.
        if (metrics.All(m => m.Side == MetricSide.Technical) || metrics.All(m => m.Side == MetricSide.Business))
            return (MetricConflicts.None, []);
        var (moves, runs, untold) = (metrics.Select(m => MetricMove.Entered(MetricReview.Of(initiative, m, proofs))).OfType<MetricMove>().ToList(), new List<MetricRun>(), ImmutableArray.CreateBuilder<UntoldMetric>());
        foreach (var metric in metrics.Where(m => asksSeries && m.Series.Length > 0))
        {
            var read = await effects.ReadAsync(metric.Series, cancellationToken);
            if (read.IsOk)
                runs.Add(new MetricRun(metric, read.Value.Interval, read.Value.Season, read.Value.Starts, read.Value.Values));
            else
                untold.Add(new UntoldMetric(metric.Name, read.Problem.Phrase));
            if (!read.IsOk || release is null)
                continue;
            var effect = await effects.MeasureAsync(metric.Series, release.At, cancellationToken);
            if (!effect.IsOk)
                untold.Add(new UntoldMetric(metric.Name, effect.Problem.Phrase));
            else if (effect.Value is { Relative: { } relative, P: { } p })
                moves.Add(new MetricMove(metric, MoveSource.Release, release.Version, relative.From(effect.Value.Evidence), p));
        }

        if (await comparisons.LatestAsync(cancellationToken) is { SplitIsSound: true } comparison)
            moves.AddRange(metrics.SelectMany(m => Between(m, comparison)));
        return (MetricConflicts.Of(initiative, moves, runs, proofs), untold.ToImmutable());
    }

    static IEnumerable<MetricMove> Between(GoalMetric metric, GroupComparison comparison) =>
        from compared in comparison.Metrics
        where compared.Metric == metric.Compared
        from effect in compared.Effects
        where double.IsFinite(effect.Lift)
        select new MetricMove(metric, MoveSource.Variant, effect.Variant, Fact.Share("lift", effect.Lift).Between(effect.LiftInterval.Low, effect.LiftInterval.High).From(effect.Evidence), effect.P);
}
