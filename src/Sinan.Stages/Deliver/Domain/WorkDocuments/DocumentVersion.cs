using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>A document as it was written once. Nothing but its signatures is added later.</summary>
public sealed record DocumentVersion
{
    public required long Initiative { get; init; }

    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who had it written.</summary>
    public required string By { get; init; }

    /// <summary>Hash of all its words in both languages without title lines and appendix: versions that say the same have the same.</summary>
    public required string Fingerprint { get; init; }

    public required DataVersion Data { get; init; }

    /// <summary>Things that it is made of.</summary>
    public required int Parts { get; init; }

    public required ImmutableArray<MissingPart> Missing { get; init; }

    /// <summary>Its files, every format in every language.</summary>
    public required ImmutableArray<DocumentFile> Files { get; init; }

    /// <summary>Addresses of its lines in the workspace's files, by language.</summary>
    public required ImmutableSortedDictionary<string, string> Lines { get; init; }

    /// <summary>In the order of signing.</summary>
    public ImmutableArray<DocumentSignature> Signatures { get; init; } = [];

    public DocumentFile? File(string language, string format) => Files.FirstOrDefault(f => f.Language == language && f.Format == format);
}
