namespace Sinan.Stages.Deliver.Features.ListInitiativeDocuments;

/// <summary>Which documents has an initiative, how complete are they, who signed them?</summary>
/// <param name="Id">Initiative.</param>
public sealed record ListInitiativeDocuments(long Id);
