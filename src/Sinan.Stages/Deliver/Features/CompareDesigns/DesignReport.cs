using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;

namespace Sinan.Stages.Deliver.Features.CompareDesigns;

/// <summary>The designs of a goal, compared by one metric.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Metrics">All metrics of the goal.</param>
/// <param name="Metric">The metric that they are compared by; null while the goal has none.</param>
/// <param name="Designs">Those measured by it, the likeliest best first.</param>
public sealed record DesignReport(Phrase Sentence, long Id, string Title, ImmutableArray<GoalMetric> Metrics, GoalMetric? Metric, ImmutableArray<DesignStanding> Designs);

/// <summary>One design among the others.</summary>
/// <param name="Design">As entered.</param>
/// <param name="Estimate">Posterior mean with its 95 % credible interval.</param>
/// <param name="Best">Chance that it is the best.</param>
/// <param name="Loss">How much better the best is than this one on average, in the metric's unit.</param>
public sealed record DesignStanding(Design Design, Fact Estimate, Fact Best, Fact Loss);
