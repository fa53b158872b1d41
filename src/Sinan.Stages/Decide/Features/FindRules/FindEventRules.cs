using System.Text.Json.Serialization;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>What goes together, or comes after what, in the events of the workspace?</summary>
/// <param name="Per">"basket", "session", "user" or "order" (<see cref="RuleGroup"/>).</param>
public sealed record FindEventRules(string Per = RuleGroup.Basket)
{
    /// <summary>"event" for the names of events, or a column with text; null = the items of purchases, else the names of events.</summary>
    public string? Of { get; init; }

    /// <summary>Only these events; null = purchases for baskets, else all.</summary>
    public string? Event { get; init; }

    /// <summary>Days from the first event of an order to the last; elsewhere without meaning.</summary>
    public int Days { get; init; } = 7;

    /// <summary>From 1 on a count, below 1 a share; null = one in two hundred, at least 20.</summary>
    public double? MinSupport { get; init; }

    /// <summary>0…1.</summary>
    public double MinConfidence { get; init; } = 0.1;

    /// <summary>Only connections stronger than none are told, so at least 1.</summary>
    public double MinLift { get; init; } = 1;

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}
