using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Numerics.Mining;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.FindItemsets;

/// <summary>Which sets to report.</summary>
public enum ItemsetKind
{
    /// <summary>Every frequent set.</summary>
    All,

    /// <summary>Those of which no larger set has the same count.</summary>
    Closed,

    /// <summary>Those of which no larger set is frequent.</summary>
    Maximal,
}

/// <summary>Which items occur together often?</summary>
/// <param name="Baskets">Where to look.</param>
/// <param name="MinSupport">From 1 on a count of baskets, below 1 a share.</param>
/// <param name="Kind">Which sets to report; closed and maximal are judged among the sets up to the length asked for.</param>
/// <param name="MaxLength">Largest set; null = any.</param>
/// <param name="Threads">Worker threads; the answer does not depend on it.</param>
public sealed record FindItemsets(Baskets Baskets, double MinSupport, ItemsetKind Kind = ItemsetKind.All, int? MaxLength = null, int Threads = 0);

/// <summary>The sets found.</summary>
/// <param name="Transactions">Baskets.</param>
/// <param name="Items">Distinct items.</param>
/// <param name="MinSupportCount">Baskets a set had to be in.</param>
/// <param name="Kind">Which sets were reported.</param>
/// <param name="Itemsets">Number of sets.</param>
/// <param name="ByLength">Sets of 1, 2, 3 … items.</param>
/// <param name="Seconds">Work time.</param>
public sealed record ItemsetsAnswer(int Transactions, int Items, int MinSupportCount, ItemsetKind Kind, int Itemsets, ImmutableArray<int> ByLength, double Seconds)
{
    /// <summary>The sets themselves.</summary>
    [JsonIgnore]
    public FrequentItemsets Sets { get; init; } = null!;
}
