using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features.ShowGoal;

/// <summary>The goal of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Goal">As entered.</param>
/// <param name="Metrics">Every metric with sample size, result and verdict; each followed by those under it.</param>
/// <param name="Series">Trends of the workspace that may count a metric.</param>
/// <param name="Compared">Metrics of the newest comparison of variants that may measure one.</param>
public sealed record GoalReport(Phrase Sentence, long Id, string Title, Goal Goal, ImmutableArray<MetricReview> Metrics, ImmutableArray<SavedMetric> Series, ImmutableArray<string> Compared);
