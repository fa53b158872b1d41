using Sinan.Numerics.Decisions;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Ranks needs by a formula, each input drawn from its interval, and tells the fact that would change the order most.</summary>
static class Ranking
{
    /// <summary>Places whose order matters to the reader.</summary>
    public const int Places = 5;

    /// <param name="needs">Needs whose inputs the formula takes are all known.</param>
    /// <param name="formula">How they are scored.</param>
    /// <param name="seed">Same seed, same answer.</param>
    /// <param name="cancellationToken">Stops the draws.</param>
    public static (RankedItem[] Standings, int Draws, InputWorth? Missing) Of(IReadOnlyList<Need> needs, ScoreFormula formula, long seed, CancellationToken cancellationToken)
    {
        var (table, width, options) = (NeedInputs.Table(needs), NeedInputs.Names.Count, new RankOptions { Seed = seed });
        var standings = UncertainRanking.Rank(formula.Expression, table, width, options, cancellationToken);
        var worths = InputWorths.Of(
            formula.Expression, table, width, Math.Min(Places, needs.Count), (item, input) => !IsEntered(needs[item], NeedInputs.Names[input]), cancellationToken);
        return (standings, options.DrawsFor(needs.Count), worths.FirstOrDefault());
    }

    /// <summary>What a person said is taken as settled, with the width that he or she gave it.</summary>
    static bool IsEntered(Need need, string input) => input is "effort" or "ease" or "size" ? need.IsEffortEntered || need.Entered.Contains(input) : need.Entered.Contains(input);
}
