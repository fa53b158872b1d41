using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Strategy;

/// <summary>A place where AI might help.</summary>
public sealed record Opportunity : Entry
{
    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Field of business ("after-sales", "medicine"), 1 to 120 characters.</summary>
    public required string Field { get; init; }

    /// <summary>Theme that it would serve; empty = none.</summary>
    public string Theme { get; init; } = "";

    /// <summary>What AI would do there, and for whom.</summary>
    public string Idea { get; init; } = "";

    /// <summary>The next thing to find out, and how.</summary>
    public string Next { get; init; } = "";

    /// <summary>What was learned so far, or why it was left.</summary>
    public string Learned { get; init; } = "";

    /// <summary>Who looks into it; empty = nobody yet.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Day by which the next thing is found out.</summary>
    public DateOnly? Due { get; init; }

    public OpportunityState State { get; init; }

    /// <summary>The initiative that came of it; null = none.</summary>
    public long? Initiative { get; init; }

    /// <summary>Whether its day has passed and it is still looked into.</summary>
    public bool IsOverdue(DateOnly today) => State is OpportunityState.Noticed or OpportunityState.Exploring && Due < today;
}
