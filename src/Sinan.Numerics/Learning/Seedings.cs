using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>First centres for k-means.</summary>
static class Seedings
{
    /// <summary>K-means++: each next centre is the best of <paramref name="trials"/> candidates drawn with chances proportional to the squared distance (greedy from 2 on).</summary>
    public static FeatureMatrix PlusPlus(FeatureMatrix rows, int k, int trials, SplitMix64 random)
    {
        var chosen = new int[k];
        chosen[0] = random.NextInt(rows.Rows);
        var nearest = new double[rows.Rows];
        var total = 0.0;
        for (var i = 0; i < rows.Rows; i++)
            total += nearest[i] = Distance.Squared(rows.Row(i), rows.Row(chosen[0]));
        var (candidate, best) = (new double[rows.Rows], new double[rows.Rows]);
        for (var c = 1; c < k; c++)
        {
            var bestTotal = double.PositiveInfinity;
            for (var trial = 0; trial < trials; trial++)
            {
                var pick = Draw(nearest, total, random);
                var sum = 0.0;
                for (var i = 0; i < rows.Rows; i++)
                    sum += candidate[i] = Math.Min(nearest[i], Distance.Squared(rows.Row(i), rows.Row(pick)));
                if (sum < bestTotal)
                {
                    (bestTotal, chosen[c]) = (sum, pick);
                    (candidate, best) = (best, candidate);
                }
            }

            best.CopyTo(nearest, 0);
            total = bestTotal;
        }

        return rows.Take(chosen);
    }

    /// <summary>A row drawn with chances proportional to its weight; any row when all weights are 0.</summary>
    static int Draw(double[] weights, double total, SplitMix64 random)
    {
        if (!(total > 0))
            return random.NextInt(weights.Length);
        var left = random.NextDouble() * total;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            left -= weights[i];
            if (left < 0)
                break;
        }

        return last;
    }
}
