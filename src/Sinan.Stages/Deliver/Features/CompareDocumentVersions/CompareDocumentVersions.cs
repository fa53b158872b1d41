using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.CompareDocumentVersions;

/// <summary>What differs between two versions of a document, line by line?</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Code">Document.</param>
/// <param name="Lang">Language in which they are compared.</param>
/// <param name="From">Older version; null = the one before <paramref name="To"/>.</param>
/// <param name="To">Newer version; null = the newest.</param>
public sealed record CompareDocumentVersions(long Id, string Code, Lang Lang, int? From = null, int? To = null);
