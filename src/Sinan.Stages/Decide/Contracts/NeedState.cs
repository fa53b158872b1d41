namespace Sinan.Stages.Decide.Contracts;

/// <summary>Where a need stands in its life.</summary>
public enum NeedState
{
    /// <summary>Found or entered; nobody has judged it.</summary>
    Candidate,

    /// <summary>A person agrees that it is one.</summary>
    Confirmed,

    /// <summary>It will be done.</summary>
    Planned,

    /// <summary>An initiative works on it.</summary>
    InInitiative,

    /// <summary>What answers it is with the users.</summary>
    Shipped,

    /// <summary>It was measured that things got better.</summary>
    Verified,

    /// <summary>Refused, for a reason.</summary>
    Rejected,
}
