using System.Collections.Immutable;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features;

/// <summary>All initiatives as they stood at the beginning of a request: several parts of a page look at them, and they are read once.</summary>
public sealed class WorkBook(IInitiativeStore initiatives, WorkFactsReader reader)
{
    ImmutableArray<Initiative>? read;
    WorkFacts? facts;

    public async Task<ImmutableArray<Initiative>> InitiativesAsync(CancellationToken cancellationToken) => read ??= await initiatives.ListAsync(cancellationToken);

    public async Task<WorkFacts> FactsAsync(CancellationToken cancellationToken) => facts ??= await reader.ReadAsync(cancellationToken);
}
