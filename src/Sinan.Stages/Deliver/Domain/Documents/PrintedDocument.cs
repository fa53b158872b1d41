using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>A document set in one language, with the evidence that it cites.</summary>
/// <param name="Page">With the appendix of evidence.</param>
/// <param name="Lines">Its words without the appendix, for comparing versions.</param>
/// <param name="References">Evidence in the order of its numbers.</param>
/// <param name="Facts">Figures in it.</param>
/// <param name="Unsupported">Of which without evidence.</param>
/// <param name="Uncited">Words with a number that cite nothing.</param>
sealed record PrintedDocument(TypesetDocument Page, ImmutableArray<string> Lines, ImmutableArray<EvidenceId> References, int Facts, int Unsupported, int Uncited);
