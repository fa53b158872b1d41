using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Templates;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>All that the documents of one initiative may speak of.</summary>
/// <param name="Initiative">The initiative with what people entered.</param>
/// <param name="Work">What its checks look at; takes the evidence that documents make.</param>
/// <param name="Found">What the other stages found.</param>
/// <param name="Metrics">Metrics of the goal with what follows from their numbers.</param>
/// <param name="Conflicts">Technical metrics beside those of the business.</param>
/// <param name="Schedule">Milestones and their forecast.</param>
/// <param name="Costs">Ledgers and limits.</param>
/// <param name="Predictions">Models trained on the behaviour, newest first.</param>
/// <param name="History">What happened to the initiative, newest first.</param>
sealed record DocumentMatter(
    Initiative Initiative, WorkFacts Work, Sources Found, ImmutableArray<MetricReview> Metrics, MetricConflicts Conflicts, ScheduleReport Schedule, CostReport Costs, ImmutableArray<PredictionReport> Predictions,
    ImmutableArray<HistoryLine> History);
