using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Documents;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>A document made from the facts as they are now.</summary>
/// <param name="Body">Ready to be set.</param>
/// <param name="Parts">Things that it is made of.</param>
/// <param name="Missing">Those that are not there yet.</param>
sealed record ComposedDocument(Document Body, int Parts, ImmutableArray<MissingPart> Missing)
{
    public DocumentState State => Missing.IsEmpty ? DocumentState.Complete : Missing.Length == Parts ? DocumentState.Frame : DocumentState.Partly;
}
