namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>How far a document has been signed.</summary>
/// <param name="Initiative">Number of the initiative.</param>
/// <param name="Document">Code of the document.</param>
/// <param name="Newest">Its newest version.</param>
/// <param name="Signed">The newest version with a name under it; null for none.</param>
public sealed record DocumentStand(long Initiative, string Document, int Newest, int? Signed);
