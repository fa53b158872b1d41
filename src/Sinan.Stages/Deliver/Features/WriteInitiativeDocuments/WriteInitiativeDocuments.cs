using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

/// <summary>Writes documents of an initiative from the facts as they are; one that says the same as its newest version gets no new one.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Codes">Which documents; empty = all.</param>
/// <param name="Actor">Who.</param>
public sealed record WriteInitiativeDocuments(long Id, ImmutableArray<string> Codes, string Actor)
{
    /// <summary>Absolute path for copies; null keeps them in the workspace only.</summary>
    public string? Directory { get; init; }

    /// <summary>"md", "html", "docx" for the copies; empty = all.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    public IProgressSink Progress { get; init; } = NoProgress.Instance;
}
