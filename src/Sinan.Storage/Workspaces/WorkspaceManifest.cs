using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>workspace.json: what a directory must say to be a workspace.</summary>
/// <param name="Format">Version of the directory's layout. A program refuses a higher one than it knows.</param>
/// <param name="Id">Random name, the same for all backups of this workspace.</param>
/// <param name="Zone">IANA name of the zone in which days are counted.</param>
/// <param name="KeepRawIds">Whether raw user ids may rest on disk.</param>
/// <param name="Created">When it was made.</param>
/// <param name="KeyCheck">Fingerprint of the key file, so that a wrong key is noticed before it splits every user in two.</param>
sealed record WorkspaceManifest(int Format, string Id, string Zone, bool KeepRawIds, DateTimeOffset Created, string KeyCheck)
{
    public const string FileName = "workspace.json";

    public const int CurrentFormat = 1;

    /// <summary>The manifest of a directory, or null when it has none.</summary>
    /// <exception cref="ProblemException">"workspace.unreadable" or "workspace.newer".</exception>
    public static WorkspaceManifest? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            // The version is read first: a newer layout may have other keys.
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format > CurrentFormat)
                throw new ProblemException(WorkspaceProblems.Newer(directory, format, CurrentFormat));
            return document.Deserialize<WorkspaceManifest>(EvidenceJson.Options) is { Id.Length: > 0, Zone.Length: > 0 } manifest
                ? manifest
                : throw new ProblemException(WorkspaceProblems.Unreadable(path));
        }
        catch (Exception damage) when (damage is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ProblemException(WorkspaceProblems.Unreadable(path));
        }
    }

    /// <summary>Writes the manifest so that a crash leaves the old one or the new one.</summary>
    public void Write(string directory) =>
        PrivateFiles.Replace(Path.Combine(directory, FileName), JsonSerializer.SerializeToUtf8Bytes(this, EvidenceJson.Options));
}
