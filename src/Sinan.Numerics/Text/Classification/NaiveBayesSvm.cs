using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>How <see cref="NaiveBayesSvm"/> is trained.</summary>
/// <param name="Cost">Weight of errors against simplicity (the C of support vector machines).</param>
/// <param name="Smoothing">Added to every count.</param>
/// <param name="Epochs">Passes over the rows, at most.</param>
public readonly record struct NaiveBayesSvmOptions(double Cost, double Smoothing, int Epochs)
{
    public static NaiveBayesSvmOptions Default => new(0.3, 1, 20);
}

/// <summary>A linear model of two classes on presence features scaled by their log-count ratio (NB-SVM).</summary>
/// <remarks>
/// Source: Wang and Manning 2012, "Baselines and bigrams"; the machine is the squared-hinge one, solved by dual coordinate descent
/// (Hsieh et al. 2008, algorithm 1). Each row is scaled to length one, so that long comments do not rule.
/// </remarks>
public sealed class NaiveBayesSvm
{
    readonly float[] weights;
    readonly float[] ratios;
    readonly double bias;

    NaiveBayesSvm(float[] weights, float[] ratios, double bias) => (this.weights, this.ratios, this.bias) = (weights, ratios, bias);

    /// <summary>ln of the class-conditional share of each feature: r = ln((p ÷ |p|) ÷ (q ÷ |q|)), p and q the smoothed counts of rows with the feature.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="chosen">Rows to count.</param>
    /// <param name="isPositive">By row of <paramref name="rows"/>.</param>
    /// <param name="smoothing">Added to each count, α.</param>
    public static float[] LogCountRatios(TextFeatureRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<bool> isPositive, double smoothing)
    {
        var positive = new int[rows.Width];
        var negative = new int[rows.Width];
        foreach (var row in chosen)
        {
            var counts = isPositive[row] ? positive : negative;
            foreach (var feature in rows[row])
                counts[feature]++;
        }

        // Features that no row has would only move all ratios by one constant: they are left out of the norms.
        var (p, q) = (0.0, 0.0);
        for (var i = 0; i < positive.Length; i++)
        {
            if (positive[i] + negative[i] == 0)
                continue;
            p += smoothing + positive[i];
            q += smoothing + negative[i];
        }

        var ratios = new float[rows.Width];
        for (var i = 0; i < ratios.Length; i++)
        {
            if (positive[i] + negative[i] > 0)
                ratios[i] = (float)Math.Log((smoothing + positive[i]) / p / ((smoothing + negative[i]) / q));
        }

        return ratios;
    }

    /// <exception cref="ArgumentException">One of the classes has no row.</exception>
    public static NaiveBayesSvm Train(
        TextFeatureRows rows, ReadOnlySpan<int> chosen, ReadOnlySpan<bool> isPositive, NaiveBayesSvmOptions options, long seed, CancellationToken cancellationToken)
    {
        var positives = 0;
        foreach (var row in chosen)
            positives += isPositive[row] ? 1 : 0;
        if (positives == 0 || positives == chosen.Length)
            throw new ArgumentException("NB-SVM needs rows of both classes.", nameof(isPositive));

        var ratios = LogCountRatios(rows, chosen, isPositive, options.Smoothing);
        var norms = new float[chosen.Length];
        for (var i = 0; i < norms.Length; i++)
            norms[i] = Norm(rows[chosen[i]], ratios);

        var weights = new float[rows.Width];
        var bias = 0.0;
        var alphas = new double[chosen.Length];
        var order = new int[chosen.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var random = new SplitMix64(seed);
        var diagonal = 1 / (2 * options.Cost);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan());
            var worst = 0.0;
            foreach (var i in order)
            {
                var row = rows[chosen[i]];
                var sign = isPositive[chosen[i]] ? 1.0 : -1.0;
                var scale = norms[i];
                var margin = bias + Dot(row, weights, ratios) * scale;
                var gradient = sign * margin - 1 + diagonal * alphas[i];
                if (alphas[i] == 0 && gradient >= 0)
                    continue;
                worst = Math.Max(worst, Math.Abs(gradient));
                // The scaled row has length one; with the bias feature its square is two.
                var alpha = Math.Max(0, alphas[i] - gradient / (2 + diagonal));
                var step = (alpha - alphas[i]) * sign;
                alphas[i] = alpha;
                bias += step;
                var add = (float)(step * scale);
                foreach (var feature in row)
                    weights[feature] += add * ratios[feature];
            }

            if (worst < 0.01)
                break;
        }

        return new NaiveBayesSvm(weights, ratios, bias);
    }

    /// <summary>Signed distance to the border between the classes, above zero for the positive one.</summary>
    public double Margin(ReadOnlySpan<int> features) => bias + Dot(features, weights, ratios) * Norm(features, ratios);

    static double Dot(ReadOnlySpan<int> features, float[] weights, float[] ratios)
    {
        var sum = 0.0;
        foreach (var feature in features)
            sum += weights[feature] * ratios[feature];
        return sum;
    }

    static float Norm(ReadOnlySpan<int> features, float[] ratios)
    {
        var square = 0.0;
        foreach (var feature in features)
            square += ratios[feature] * ratios[feature];
        return square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
    }
}
