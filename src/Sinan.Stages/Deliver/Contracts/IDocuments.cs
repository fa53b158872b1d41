using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Contracts;

/// <summary>The documents that the loop writes.</summary>
public interface IDocuments
{
    /// <summary>Writes all documents in both languages and all formats, keeps them, and puts copies into a directory when one is given.</summary>
    Task<Outcome<DocumentSet>> WriteAsync(WriteRequest request, IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The newest set; null before the first.</summary>
    Task<DocumentSet?> LatestAsync(CancellationToken cancellationToken);
}

/// <param name="Directory">Absolute path for copies; null keeps them in the workspace only.</param>
/// <param name="Formats">"md", "html", "docx"; empty = all.</param>
public sealed record WriteRequest(string? Directory = null, params ImmutableArray<string> Formats);

/// <summary>Documents written from one state of the data, stored as the snapshot "deliver.documents".</summary>
public sealed record DocumentSet(DataVersion Data, DateTimeOffset At, ImmutableArray<DocumentFile> Documents)
{
    public const string SnapshotKind = "deliver.documents";
}

/// <summary>One document in one language and format.</summary>
/// <param name="Name">"product-needs" or "data-feasibility".</param>
/// <param name="Title">In its language.</param>
/// <param name="Path">Absolute path of the copy, else the address in the workspace's files.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="Format">"md", "html" or "docx".</param>
/// <param name="Address">Address in the workspace's files.</param>
/// <param name="Facts">Figures in it.</param>
/// <param name="Unsupported">Of which without evidence.</param>
public sealed record DocumentFile(string Name, string Title, string Path, string Language, string Format, string Address, int Facts, int Unsupported);
