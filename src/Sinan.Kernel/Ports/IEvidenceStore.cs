namespace Sinan.Kernel;

/// <summary>Keeps evidence addressable at /evidence/{id}.</summary>
public interface IEvidenceStore
{
    /// <summary>Stores sealed evidence; what is already there stays as it is.</summary>
    Task SaveAsync(IReadOnlyCollection<Evidence> evidence, CancellationToken cancellationToken);

    Task<Evidence?> FindAsync(EvidenceId id, CancellationToken cancellationToken);
}
