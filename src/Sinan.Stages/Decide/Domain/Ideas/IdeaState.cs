namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>What the team says about an idea.</summary>
public enum IdeaState
{
    /// <summary>Posted; nothing said yet.</summary>
    Open,

    /// <summary>The team looks into it.</summary>
    Considered,

    /// <summary>It will be done.</summary>
    Planned,

    /// <summary>It is there.</summary>
    Shipped,

    /// <summary>It will not be done.</summary>
    Declined,
}
