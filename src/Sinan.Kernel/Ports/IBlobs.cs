namespace Sinan.Kernel;

/// <summary>Files under the workspace addressed by their content (SHA-256, lower-case hex).</summary>
public interface IBlobs
{
    Task<string> PutAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The content, or null when nothing has this address.</summary>
    Task<Stream?> OpenAsync(string address, CancellationToken cancellationToken);

    /// <summary>Takes a content away for good: only for what nothing refers to any more. Nothing happens when it is not there.</summary>
    Task DeleteAsync(string address, CancellationToken cancellationToken);
}
