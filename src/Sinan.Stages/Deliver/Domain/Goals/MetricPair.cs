using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A technical metric beside one of the business.</summary>
/// <param name="Technical">The technical metric.</param>
/// <param name="Business">The metric of the business.</param>
/// <param name="Source">Where they were seen to move.</param>
/// <param name="At">Version of the release or name of the variant; empty for others.</param>
/// <param name="TechnicalChange">Relative change of the first with its interval; null over time.</param>
/// <param name="BusinessChange">Relative change of the second with its interval; null over time.</param>
/// <param name="Correlation">Correlation over time with its interval; null elsewhere.</param>
/// <param name="AdjustedP">p-value after Holm's correction over all pairs looked at. That of two changes is the larger one of both, as both have to hold (intersection–union test, Berger 1982).</param>
/// <param name="Verdict">How they move.</param>
public sealed record MetricPair(
    GoalMetric Technical, GoalMetric Business, MoveSource Source, string At, Fact? TechnicalChange, Fact? BusinessChange, Fact? Correlation, double AdjustedP, PairVerdict Verdict);
