namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>What is counted, as people write it.</summary>
public static class RuleGroup
{
    /// <summary>Events of one kind with breaks of at most half an hour.</summary>
    public const string Basket = "basket";

    /// <summary>A visit: events of any kind with breaks of at most half an hour.</summary>
    public const string Session = "session";

    /// <summary>Everything a user did.</summary>
    public const string User = "user";

    /// <summary>Users, with events one after another.</summary>
    public const string Order = "order";

    public static IReadOnlyList<string> All { get; } = [Basket, Session, User, Order];
}
