using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Data;

/// <summary>Initiatives and their history, in the workspace's relational store.</summary>
public interface IInitiativeStore
{
    /// <summary>Keeps a new initiative under the next number, with the first line of its history.</summary>
    Task<Initiative> AddAsync(InitiativeChange added, string actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<ImmutableArray<Initiative>> ListAsync(CancellationToken cancellationToken);

    Task<Initiative?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads, changes and writes one initiative and its history in one transaction; of two changes at once the second sees the first.</summary>
    /// <returns>The initiative after it. Problems: "deliver.initiative.not_found" and those of the change, after which nothing is written.</returns>
    Task<Outcome<Initiative>> ChangeAsync(long id, string actor, Func<Initiative, Outcome<InitiativeChange>> change, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<ImmutableArray<HistoryLine>> HistoryAsync(long id, int most, CancellationToken cancellationToken);
}
