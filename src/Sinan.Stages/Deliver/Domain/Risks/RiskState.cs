namespace Sinan.Stages.Deliver.Domain.Risks;

/// <summary>Where a risk stands.</summary>
public enum RiskState
{
    /// <summary>It may happen.</summary>
    Open,

    /// <summary>It has happened.</summary>
    Happened,

    /// <summary>It can no longer happen.</summary>
    Closed,
}
