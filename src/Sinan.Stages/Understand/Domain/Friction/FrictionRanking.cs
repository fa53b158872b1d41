using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Domain.Friction;

/// <summary>A sign of friction held against the users of the same step who did not show it.</summary>
/// <param name="Cell">Counts.</param>
/// <param name="Excess">Share of those who showed it and missed the goal, less that of the others; null where too few can be judged.</param>
/// <param name="IsClear">More are lost than among the others, not by chance: Benjamini and Hochberg over all signs, 5 %.</param>
public sealed record RankedFriction(FrictionCell Cell, Effect? Excess, bool IsClear)
{
    /// <summary>Users lost beyond the usual: all who showed the sign times the excess, with its interval.</summary>
    public (double Value, double Low, double High)? LostUsers =>
        Excess is { } e ? (Cell.Users * e.Difference, Cell.Users * e.Interval.Low, Cell.Users * e.Interval.High) : null;
}

/// <summary>Orders signs of friction by what they cost.</summary>
public static class FrictionRanking
{
    /// <summary>A sign that fewer users showed is an accident, and close to telling about single people.</summary>
    public const int LeastUsers = 5;

    /// <summary>Judged users on either side below which shares say too little.</summary>
    public const int LeastJudged = 30;

    const double MostQ = 0.05;

    /// <summary>Clear ones first, most lost users first; then the others by their users.</summary>
    public static IReadOnlyList<RankedFriction> Of(IEnumerable<FrictionCell> all)
    {
        var cells = all.Where(c => c.Users >= LeastUsers).ToList();
        Effect?[] effects = [.. cells.Select(c => c.Judged >= LeastJudged && c.OtherJudged >= LeastJudged
            ? Proportions.Difference(c.OtherLost, c.OtherJudged, c.Lost, c.Judged) : (Effect?)null)];
        var tested = Enumerable.Range(0, cells.Count).Where(i => effects[i] is not null).ToList();
        var q = MultipleTesting.BenjaminiHochberg([.. tested.Select(i => effects[i]!.Value.P)]);
        var clear = tested.Where((i, t) => q[t] < MostQ && effects[i]!.Value.Interval.Low > 0).ToHashSet();
        return
        [
            .. cells.Select((cell, i) => new RankedFriction(cell, effects[i], clear.Contains(i)))
                .OrderByDescending(r => r.IsClear).ThenByDescending(r => r.IsClear ? r.LostUsers!.Value.Value : r.Cell.Users)
                .ThenBy(r => r.Cell.Kind).ThenBy(r => r.Cell.Event).ThenBy(r => r.Cell.Other),
        ];
    }
}
