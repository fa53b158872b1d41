namespace Sinan.Stages.Deliver.Features.ShowInitiativeDocument;

/// <summary>What does a document say, who signed it, what has changed since?</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Code">Document.</param>
/// <param name="Version">Which version; null = the newest.</param>
public sealed record ShowInitiativeDocument(long Id, string Code, int? Version = null);
