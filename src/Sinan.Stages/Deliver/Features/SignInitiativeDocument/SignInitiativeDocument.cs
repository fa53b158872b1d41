namespace Sinan.Stages.Deliver.Features.SignInitiativeDocument;

/// <summary>Puts a person's name under the newest version of a document.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Code">Document.</param>
/// <param name="Version">The version that the person has read.</param>
/// <param name="Remark">What the person writes beside it.</param>
/// <param name="Person">Account that is signed in; null for a program.</param>
public sealed record SignInitiativeDocument(long Id, string Code, int Version, string Remark, string? Person);
