namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>What a person did with a check and with the proposal that was made for it.</summary>
public enum AnswerOrigin
{
    /// <summary>A person wrote it.</summary>
    Written,

    /// <summary>A proposal made from measured facts, taken as it was.</summary>
    Accepted,

    /// <summary>A proposal, changed by a person.</summary>
    Edited,

    /// <summary>A proposal that a person refused; the check has no answer.</summary>
    Refused,
}
