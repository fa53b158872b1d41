namespace Sinan.Numerics.Surveys;

/// <summary>Weights that make answers look like the population (iterative proportional fitting: Deming and Stephan 1940).</summary>
public static class Raking
{
    const int MostRounds = 500;

    /// <param name="answers">Number of answers.</param>
    /// <param name="margins">What is known; each category with a target must occur among the answers.</param>
    /// <param name="tolerance">Largest distance of a weighted share from its target, 0…1.</param>
    /// <returns>One weight an answer, mean 1; null when the margins contradict each other or a category has no answers.</returns>
    public static double[]? Weights(int answers, IReadOnlyList<RakingMargin> margins, double tolerance = 1e-6)
    {
        var weights = new double[answers];
        Array.Fill(weights, 1);
        for (var round = 0; round < MostRounds; round++)
        {
            var furthest = 0.0;
            foreach (var margin in margins)
            {
                if (margin.Categories.Length != answers)
                    throw new ArgumentException($"A margin needs one category an answer. Got {margin.Categories.Length} for {answers}.", nameof(margins));
                var (now, known, targets) = (new double[margin.Targets.Length], 0.0, margin.Targets.Sum());
                for (var i = 0; i < answers; i++)
                {
                    if (margin.Categories[i] < 0)
                        continue;
                    now[margin.Categories[i]] += weights[i];
                    known += weights[i];
                }

                for (var c = 0; c < now.Length; c++)
                {
                    if (!(now[c] > 0))
                        return null;
                    furthest = Math.Max(furthest, Math.Abs((now[c] / known) - (margin.Targets[c] / targets)));
                }

                for (var i = 0; i < answers; i++)
                {
                    if (margin.Categories[i] is >= 0 and var c)
                        weights[i] *= margin.Targets[c] / targets * known / now[c];
                }
            }

            if (furthest > tolerance)
                continue;
            var mean = weights.Sum() / answers;
            return Array.ConvertAll(weights, w => w / mean);
        }

        return null;
    }

    /// <summary>Kish's design effect of weighting, 1 + CV²(w) = n Σw² ÷ (Σw)² ≥ 1: how many times more answers are needed than without weights (Kish 1965).</summary>
    public static double DesignEffect(ReadOnlySpan<double> weights) => weights.Length / EffectiveSize(weights);

    /// <summary>Effective number of answers (Σw)² ÷ Σw².</summary>
    public static double EffectiveSize(ReadOnlySpan<double> weights)
    {
        var sum = System.Numerics.Tensors.TensorPrimitives.Sum(weights);
        return sum * sum / System.Numerics.Tensors.TensorPrimitives.SumOfSquares(weights);
    }
}
