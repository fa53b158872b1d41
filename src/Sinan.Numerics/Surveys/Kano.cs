using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Kano's questionnaire: each feature is asked about twice, there and not there.</summary>
/// <remarks>Kano et al. 1984; evaluation table and coefficients of Berger et al., "Kano's methods for understanding customer-defined quality", 1993.</remarks>
public static class Kano
{
    const int Categories = 6;

    /// <summary>Rows: answer if the feature is there; columns: answer if it is not; both in the order of <see cref="KanoAnswer"/>.</summary>
    static readonly ImmutableArray<string> Table =
    [
        "QAAAO",
        "RIIIM",
        "RIIIM",
        "RIIIM",
        "RRRRQ",
    ];

    /// <summary>The category of a pair of answers.</summary>
    public static KanoCategory Classify(KanoAnswer functional, KanoAnswer dysfunctional) => Table[(int)functional][(int)dysfunctional] switch
    {
        'M' => KanoCategory.MustBe,
        'O' => KanoCategory.OneDimensional,
        'A' => KanoCategory.Attractive,
        'I' => KanoCategory.Indifferent,
        'R' => KanoCategory.Reverse,
        _ => KanoCategory.Questionable,
    };

    /// <summary>Counts of the categories of one feature.</summary>
    /// <param name="categories">One a person.</param>
    /// <param name="weights">One a person; empty counts each as 1.</param>
    public static KanoCounts Count(ReadOnlySpan<KanoCategory> categories, ReadOnlySpan<double> weights = default)
    {
        var counts = new double[Categories];
        for (var i = 0; i < categories.Length; i++)
            counts[(int)categories[i]] += weights.IsEmpty ? 1 : weights[i];
        return new KanoCounts([.. counts]);
    }

    /// <summary>Bootstrap intervals over people of "better" and "worse".</summary>
    /// <param name="categories">One a person, at least one.</param>
    /// <param name="weights">One a person; empty counts each as 1.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">There are no answers.</exception>
    public static (Bounds Better, Bounds Worse) Intervals(ReadOnlyMemory<KanoCategory> categories, ReadOnlyMemory<double> weights, long seed, double level = 0.95)
    {
        return (Of(c => c.Better), Of(c => c.Worse));

        // The same seed draws the same people for both.
        Bounds Of(Func<KanoCounts, double> figure) => Bootstrap.Percentile(
            categories.Length,
            picks =>
            {
                var counts = new double[Categories];
                foreach (var i in picks)
                    counts[(int)categories.Span[i]] += weights.IsEmpty ? 1 : weights.Span[i];
                return figure(new KanoCounts([.. counts]));
            },
            seed,
            level: level);
    }
}
