using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.ShowResources;

/// <summary>Requests and issues of an initiative.</summary>
/// <param name="Sentences">The answer.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Compute">Requests for machines: unanswered first, then by number.</param>
/// <param name="Issues">Unsolved first, by day; then those solved.</param>
/// <param name="Overdue">Numbers of the issues whose day has passed.</param>
public sealed record ResourcesReport(
    ImmutableArray<Phrase> Sentences, long Id, string Title, ImmutableArray<ComputeRequest> Compute, ImmutableArray<Issue> Issues, ImmutableArray<int> Overdue);
