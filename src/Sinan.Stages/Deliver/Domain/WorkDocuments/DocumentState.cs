namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>How much of a document there is.</summary>
public enum DocumentState
{
    /// <summary>Headings and what is missing, no facts.</summary>
    Frame,

    Partly,

    Complete,
}
