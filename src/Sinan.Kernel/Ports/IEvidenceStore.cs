namespace Sinan.Kernel;

/// <summary>Keeps evidence addressable at /evidence/{id}.</summary>
public interface IEvidenceStore
{
    /// <summary>Stores sealed evidence; what is already there stays as it is.</summary>
    Task SaveAsync(IReadOnlyCollection<Evidence> evidence, CancellationToken cancellationToken);

    Task<Evidence?> FindAsync(EvidenceId id, CancellationToken cancellationToken);

    /// <summary>Those of these addresses that are there, in no order.</summary>
    Task<IReadOnlyList<Evidence>> FindAsync(IReadOnlyCollection<EvidenceId> ids, CancellationToken cancellationToken);
}
