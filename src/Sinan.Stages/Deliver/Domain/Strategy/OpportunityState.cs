namespace Sinan.Stages.Deliver.Domain.Strategy;

/// <summary>How far an opportunity has been looked into.</summary>
public enum OpportunityState
{
    /// <summary>Somebody saw it.</summary>
    Noticed,

    /// <summary>It is tried out.</summary>
    Exploring,

    /// <summary>An initiative came of it.</summary>
    Started,

    /// <summary>It was left, for a reason.</summary>
    Left,
}
