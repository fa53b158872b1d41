namespace Sinan.Storage;

/// <summary>Which workspace to open, and how a new one is made.</summary>
/// <param name="Directory">Absolute path of the workspace directory.</param>
public sealed record WorkspaceOptions(string Directory)
{
    /// <summary>Makes the workspace when the directory holds none; otherwise that is the problem "workspace.missing".</summary>
    public bool Create { get; init; }

    /// <summary>Zone of a new workspace; UTC by default. An existing workspace keeps its own.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether a new workspace may keep raw user ids on disk; no by default. An existing workspace keeps its own choice.</summary>
    public bool KeepsRawIds { get; init; }

    /// <summary>Threads that the embedded databases may use; all processors by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
