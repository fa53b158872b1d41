using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>How many people put a feature into each category.</summary>
/// <param name="Counts">By <see cref="KanoCategory"/>, six entries; need not be whole (weighted).</param>
public readonly record struct KanoCounts(ImmutableArray<double> Counts)
{
    public double this[KanoCategory category] => Counts[(int)category];

    /// <summary>Answers in all, questionable ones included.</summary>
    public double Total => Counts.Sum();

    double Valued => this[KanoCategory.Attractive] + this[KanoCategory.OneDimensional] + this[KanoCategory.MustBe] + this[KanoCategory.Indifferent];

    /// <summary>Satisfaction index "better" = (A + O) ÷ (A + O + M + I), 0…1 (Berger et al. 1993); NaN when nobody is in these four.</summary>
    public double Better => (this[KanoCategory.Attractive] + this[KanoCategory.OneDimensional]) / Valued;

    /// <summary>Dissatisfaction index "worse" = −(O + M) ÷ (A + O + M + I), −1…0; NaN when nobody is in these four.</summary>
    public double Worse => -(this[KanoCategory.OneDimensional] + this[KanoCategory.MustBe]) / Valued;

    /// <summary>The most frequent category; ties M &gt; O &gt; A &gt; I &gt; R &gt; Q. Null without answers.</summary>
    public KanoCategory? Category
    {
        get
        {
            var best = 0;
            for (var c = 1; c < Counts.Length; c++)
            {
                if (Counts[c] > Counts[best])
                    best = c;
            }

            return Counts[best] > 0 ? (KanoCategory)best : null;
        }
    }

    /// <summary>Share of the most frequent category less that of the second, 0…1; from 6 % the feature belongs to one category (Lee and Newcomb 1997).</summary>
    public double CategoryStrength
    {
        get
        {
            var (first, second) = FirstTwo();
            return (first - second) / Total;
        }
    }

    /// <summary>(M + O + A) ÷ N, 0…1: how many want the feature at all; 60 % is usually asked for (Lee and Newcomb 1997).</summary>
    public double TotalStrength => (this[KanoCategory.MustBe] + this[KanoCategory.OneDimensional] + this[KanoCategory.Attractive]) / Total;

    /// <summary>Fong's test (1996) of the two most frequent categories a and b of N answers: they differ at 90 % when |a − b| ≥ 1.65 √((a + b)(2N − a − b) ÷ 2N).</summary>
    public bool IsDistinct
    {
        get
        {
            var (a, b) = FirstTwo();
            var n = Total;
            return n > 0 && a - b >= 1.65 * Math.Sqrt((a + b) * ((2 * n) - a - b) / (2 * n));
        }
    }

    (double First, double Second) FirstTwo()
    {
        var (first, second) = (0.0, 0.0);
        foreach (var count in Counts)
        {
            if (count > first)
                (first, second) = (count, first);
            else if (count > second)
                second = count;
        }

        return (first, second);
    }
}
