namespace Sinan.Kernel;

/// <summary>Deletes contents that strangers sent once nothing refers to them: two people may have sent the same picture.</summary>
public interface IBlobRelease
{
    /// <summary>Call it after whatever referred to the addresses is gone.</summary>
    Task ReleaseAsync(IEnumerable<string> addresses, CancellationToken cancellationToken);
}
