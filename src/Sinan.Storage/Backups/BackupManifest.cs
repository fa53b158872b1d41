using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>manifest.json, the last entry of a backup: what is in it and how to know that it is whole.</summary>
/// <param name="Format">Version of the archive's layout.</param>
/// <param name="Workspace">Id of the workspace.</param>
/// <param name="Taken">The moment as of which both databases were copied.</param>
/// <param name="Code">Program that wrote it.</param>
/// <param name="Data">Data version of the event record in it.</param>
/// <param name="Files">Every other entry, in order.</param>
public sealed record BackupManifest(int Format, string Workspace, DateTimeOffset Taken, string Code, DataVersion Data, ImmutableArray<BackupFile> Files)
{
    public const string EntryName = "manifest.json";

    public const int CurrentFormat = 1;
}

/// <summary>One file in a backup.</summary>
/// <param name="Path">Path inside the workspace, with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Checksum, lower-case hex.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup or restore did.</summary>
/// <param name="File">The archive.</param>
/// <param name="Directory">The restored workspace; null for a backup.</param>
/// <param name="Bytes">Length of the archive.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Taken">The moment it shows.</param>
/// <param name="Data">Its data.</param>
/// <param name="KeyFile">The key file that belongs to it and is not in it.</param>
/// <param name="Seconds">Work time.</param>
public sealed record BackupReport(string File, string? Directory, long Bytes, int Files, DateTimeOffset Taken, DataVersion Data, string KeyFile, double Seconds);
