using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.CompareDocumentVersions;

/// <summary>Two versions of a document side by side.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Initiative.</param>
/// <param name="Code">Document.</param>
/// <param name="From">Older version.</param>
/// <param name="To">Newer version.</param>
/// <param name="Versions">Numbers of all versions, newest first.</param>
/// <param name="Lines">All lines of both.</param>
public sealed record VersionComparison(Phrase Sentence, long Id, string Code, int From, int To, ImmutableArray<int> Versions, ImmutableArray<ComparedLine> Lines);
