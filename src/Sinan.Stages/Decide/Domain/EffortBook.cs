using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Efforts that people entered, by need; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Entries">Need id → person-days.</param>
public sealed record EffortBook(ImmutableSortedDictionary<string, Estimate> Entries)
{
    public const string Key = "decide.efforts";

    public static EffortBook Empty { get; } = new(ImmutableSortedDictionary<string, Estimate>.Empty);

    /// <summary>The entered effort, or the usual one of the category with the width that such guesses have.</summary>
    public (Estimate Effort, bool IsEntered) Of(string needId, NeedCategory category) =>
        Entries.GetValueOrDefault(needId) is { } entered ? (entered, true) : (Usual(category), false);

    /// <summary>Person-days when nobody said otherwise. Starting values, to be replaced by the team's own.</summary>
    public static Estimate Usual(NeedCategory category) => category switch
    {
        NeedCategory.Performance => new(5, 2, 12),
        NeedCategory.Feature => new(10, 4, 25),
        NeedCategory.Trust => new(15, 6, 40),
        NeedCategory.Recommendation => new(6, 3, 15),
        _ => new(8, 3, 20),
    };

    /// <summary>One number as an estimate: teams are off by a quarter to a half, more often too low.</summary>
    public static Estimate FromDays(double days) => new(days, days * 0.75, days * 1.5);
}
