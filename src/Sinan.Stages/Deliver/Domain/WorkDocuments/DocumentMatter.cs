using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;
using Sinan.Stages.Deliver.Features.ShowCosts;
using Sinan.Stages.Deliver.Features.ShowSchedule;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>All that the documents of one initiative may speak of.</summary>
/// <param name="Initiative">The initiative with what people entered.</param>
/// <param name="Work">What its checks look at; takes the evidence that documents make.</param>
/// <param name="Found">What the other stages found.</param>
/// <param name="Metrics">Metrics of the goal with what follows from their numbers.</param>
/// <param name="Schedule">Milestones and their forecast.</param>
/// <param name="Costs">Ledgers and limits.</param>
/// <param name="Predictions">Models trained on the behaviour, newest first.</param>
/// <param name="History">What happened to the initiative, newest first.</param>
sealed record DocumentMatter(
    Initiative Initiative, WorkFacts Work, Sources Found, ImmutableArray<MetricReview> Metrics, ScheduleReport Schedule, CostReport Costs, ImmutableArray<PredictionReport> Predictions,
    ImmutableArray<HistoryLine> History);
