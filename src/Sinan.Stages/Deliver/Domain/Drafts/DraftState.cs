namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>What a person made of a draft.</summary>
public enum DraftState
{
    /// <summary>Waits for a person.</summary>
    Offered,

    /// <summary>Taken over as the model wrote it.</summary>
    Accepted,

    /// <summary>Taken over after a person had rewritten it.</summary>
    Edited,

    Refused,
}
