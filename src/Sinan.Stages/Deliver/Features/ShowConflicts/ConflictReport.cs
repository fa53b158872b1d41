using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;

namespace Sinan.Stages.Deliver.Features.ShowConflicts;

/// <summary>Technical metrics beside metrics of the business.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Release">The release that series were compared before and since; null where there is none.</param>
/// <param name="Releases">Releases to choose from, newest first.</param>
/// <param name="Moves">Every change that was measured.</param>
/// <param name="Pairs">The pairs: conflicts first.</param>
/// <param name="Untold">Metrics that could not be measured.</param>
public sealed record ConflictReport(
    Phrase Sentence, long Id, string Title, string? Release, ImmutableArray<string> Releases, ImmutableArray<MetricMove> Moves, ImmutableArray<MetricPair> Pairs, ImmutableArray<UntoldMetric> Untold);
