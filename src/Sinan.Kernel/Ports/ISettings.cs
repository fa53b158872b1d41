namespace Sinan.Kernel;

/// <summary>Small things that people enter and the workspace remembers, by key ("decide.efforts", "overview.goal"), as JSON with <see cref="EvidenceJson.Options"/>.</summary>
public interface ISettings
{
    Task<T?> FindAsync<T>(string key, CancellationToken cancellationToken);

    /// <summary>Replaces the value.</summary>
    Task SaveAsync<T>(string key, T value, CancellationToken cancellationToken);

    /// <summary>Reads, changes and writes in one transaction; the change gets null when there is no value yet and must be free of side effects.</summary>
    Task<T> ChangeAsync<T>(string key, Func<T?, T> change, CancellationToken cancellationToken);
}
