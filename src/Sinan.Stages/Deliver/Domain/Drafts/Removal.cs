namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A sentence that was struck out of a draft.</summary>
/// <param name="Sentence">As it was written, without its marks of citation.</param>
/// <param name="Reason">Why.</param>
/// <param name="What">The number that nothing supports, or the number of the evidence that there is not; empty when nothing is cited.</param>
public sealed record Removal(string Sentence, RemovalReason Reason, string What);

/// <summary>Why a sentence was struck out.</summary>
public enum RemovalReason
{
    /// <summary>It cites no evidence.</summary>
    Uncited,

    /// <summary>It cites evidence that there is not.</summary>
    UnknownEvidence,

    /// <summary>It holds a number that the evidence it cites does not have.</summary>
    UnsupportedNumber,
}
