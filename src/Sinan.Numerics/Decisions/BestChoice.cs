using System.Collections.Immutable;
using MathNet.Numerics.Integration;

namespace Sinan.Numerics.Decisions;

/// <summary>Which of several is best, when of each only a posterior is known: p* = argmax P(best | D), and what choosing wrongly is expected to cost.</summary>
/// <remarks>P(i is best) = ∫ fᵢ(x) Πⱼ≠ᵢ Fⱼ(x) dx and E[best] = Σᵢ ∫ x fᵢ(x) Πⱼ≠ᵢ Fⱼ(x) dx, for independent posteriors, by Gauss–Legendre quadrature between marks that follow the spread of every one of them:
/// no draws, so no seed. For two shares it is the closed form of Miller (2015); expected loss after Berger (1985), as used for experiments by Stucchio (2015). Time O(items²).</remarks>
public static class BestChoice
{
    const int Points = 12;

    /// <summary>Spreads from the mean at which an interval of the quadrature ends; the far ones are for the tails of few degrees of freedom.</summary>
    static readonly double[] marks = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 20, 40, 100, 400, 2000];

    static readonly GaussLegendreRule rule = new(-1, 1, Points);

    /// <param name="posteriors">At least one.</param>
    /// <param name="riseIsGood">Whether the highest is the best; else the lowest.</param>
    /// <param name="level">Level of the credible intervals.</param>
    /// <returns>One a posterior, in the order given.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ImmutableArray<Contender> Of(IReadOnlyList<Posterior> posteriors, bool riseIsGood, double level = 0.95)
    {
        if (posteriors.Count == 0)
            throw new ArgumentException("A choice needs something to choose from.", nameof(posteriors));
        var (best, first) = (new double[posteriors.Count], 0.0);
        var (beaten, densities) = (new double[posteriors.Count], new double[posteriors.Count]);
        var ends = Ends(posteriors);
        for (var cell = 1; cell < ends.Length; cell++)
        {
            var (middle, half) = ((ends[cell] + ends[cell - 1]) / 2, (ends[cell] - ends[cell - 1]) / 2);
            for (var point = 0; point < Points; point++)
            {
                var x = middle + (half * rule.GetAbscissa(point));
                for (var i = 0; i < posteriors.Count; i++)
                    (beaten[i], densities[i]) = (riseIsGood ? posteriors[i].Cdf(x) : 1 - posteriors[i].Cdf(x), posteriors[i].Density(x));
                for (var i = 0; i < posteriors.Count; i++)
                {
                    var share = half * rule.GetWeight(point) * densities[i] * BeatenBy(i, beaten);
                    best[i] += share;
                    first += share * x;
                }
            }
        }

        // What the quadrature leaves of the last digits.
        var whole = best.Sum();
        return [.. posteriors.Select((p, i) => new Contender(best[i] / whole, Math.Max(0, riseIsGood ? (first / whole) - p.Mean : p.Mean - (first / whole)), p.Mean, p.Interval(level)))];
    }

    /// <summary>Chance that all others lie on the worse side.</summary>
    static double BeatenBy(int item, double[] beaten)
    {
        var product = 1.0;
        for (var j = 0; j < beaten.Length; j++)
            product *= j == item ? 1 : beaten[j];
        return product;
    }

    static double[] Ends(IReadOnlyList<Posterior> posteriors) =>
    [
        .. posteriors.SelectMany(p => marks.SelectMany(m => new[] { p.Mean - (m * p.Spread), p.Mean + (m * p.Spread) }).Select(x => Math.Clamp(x, p.Support.Low, p.Support.High)))
            .Concat(posteriors.SelectMany(p => new[] { p.Support.Low, p.Support.High }).Where(double.IsFinite)).Distinct().Order(),
    ];
}
