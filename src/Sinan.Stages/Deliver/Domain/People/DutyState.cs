namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>Whether the duties of a sub-step are in order.</summary>
public enum DutyState
{
    /// <summary>Nobody has a duty yet.</summary>
    Empty,

    /// <summary>One team answers for it and at least one does it.</summary>
    Settled,

    NobodyAccountable,

    SeveralAccountable,

    NobodyResponsible,
}
