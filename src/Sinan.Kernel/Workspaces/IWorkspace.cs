namespace Sinan.Kernel;

/// <summary>The open workspace: one directory that holds everything of one product.</summary>
public interface IWorkspace
{
    /// <summary>Absolute path of the directory.</summary>
    string Root { get; }

    /// <summary>Zone in which days, weeks and months are counted; UTC by default.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>Whether raw user ids may rest on disk; false by default.</summary>
    bool KeepsRawIds { get; }

    /// <summary>Keyed hash of a user id: the first 128 bits of HMAC-SHA-256 under the workspace's key. Thread-safe.</summary>
    UInt128 UserKey(ReadOnlySpan<byte> rawId);

    /// <summary>An absolute path inside the workspace; creates the parent directory.</summary>
    string PathOf(params ReadOnlySpan<string> parts);
}
