using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>A measured property of users.</summary>
/// <param name="Name">"night_share", "category_share:food" …</param>
/// <param name="Family">Side of behaviour it belongs to: "activity", "rhythm", "habit", "interest", "value".</param>
/// <param name="Kind">How it is written.</param>
public sealed record UserFeature(string Name, string Family, FactKind Kind);

/// <summary>What every user did, in numbers. Rows are users with events; <see cref="UserNos"/> gives their numbers in the record.</summary>
public sealed record UserFeatures
{
    public const string NightShare = "night_share", MiddayShare = "midday_share", WeekendShare = "weekend_share";

    public required IReadOnlyList<UserFeature> Features { get; init; }

    public required int[] UserNos { get; init; }

    /// <summary>Plain values, rows × features: what people read. NaN = does not apply (no orders, no basket).</summary>
    public required FeatureMatrix Plain { get; init; }

    /// <summary>The same made comparable for clustering, rows × features: counts as ln(1 + x), shares pulled towards everybody's.</summary>
    public required FeatureMatrix Smooth { get; init; }

    /// <summary>Sessions by row: what habits are shares of.</summary>
    public required double[] Sessions { get; init; }

    /// <summary>Events on items by row: what interests are shares of.</summary>
    public required double[] ItemEvents { get; init; }

    public int Rows => UserNos.Length;

    public int IndexOf(string feature)
    {
        for (var f = 0; f < Features.Count; f++)
        {
            if (Features[f].Name == feature)
                return f;
        }

        return -1;
    }
}

/// <summary>What the features are computed from.</summary>
/// <param name="Index">The behaviour index.</param>
/// <param name="Zone">Zone in which hours and weekdays are counted.</param>
/// <param name="CategoryOfItem">Category of each item code of the index's item column, −1 = none; empty without categories.</param>
/// <param name="Categories">Names of the categories.</param>
/// <param name="ItemColumn">Column of the index that holds items; null without items.</param>
/// <param name="ValueColumn">Column of money; null without.</param>
/// <param name="DurationColumn">Column of dwell seconds; null without.</param>
public sealed record FeatureSource(
    BehaviorIndex Index, TimeZoneInfo Zone, int[] CategoryOfItem, IReadOnlyList<string> Categories,
    BehaviorColumn? ItemColumn, BehaviorColumn? ValueColumn, BehaviorColumn? DurationColumn);
