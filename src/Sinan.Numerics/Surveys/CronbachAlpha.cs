using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Do the items of a scale measure one thing? (Cronbach 1951)</summary>
public static class CronbachAlpha
{
    /// <summary>α = k ÷ (k − 1) · (1 − Σ σ_i² ÷ σ_T²).</summary>
    /// <param name="answers">Persons × items, no gaps; at least two of each.</param>
    /// <returns>At most 1; NaN when the totals do not vary.</returns>
    /// <exception cref="ArgumentException">Too few persons or items.</exception>
    public static double Of(IReadOnlyList<double[]> answers)
    {
        var items = answers.Count == 0 ? 0 : answers[0].Length;
        if (answers.Count < 2 || items < 2)
            throw new ArgumentException($"Cronbach's alpha needs two persons and two items. Got {answers.Count} and {items}.", nameof(answers));
        var (each, total) = (new Moments[items], default(Moments));
        foreach (var person in answers)
        {
            var sum = 0.0;
            for (var i = 0; i < items; i++)
            {
                each[i] = each[i].With(person[i]);
                sum += person[i];
            }

            total = total.With(sum);
        }

        return total.Variance > 0 ? items / (items - 1.0) * (1 - (each.Sum(m => m.Variance) / total.Variance)) : double.NaN;
    }

    /// <summary>Bootstrap interval over persons.</summary>
    public static Bounds Interval(IReadOnlyList<double[]> answers, long seed) =>
        Bootstrap.Percentile(answers.Count, picks => Of(Array.ConvertAll(picks, p => answers[p])), seed);
}
