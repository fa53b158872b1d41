using System.Runtime.InteropServices;

namespace Sinan.Numerics.Learning;

/// <summary>Divides log odds by one number: keeps the order of rows and mends confidence that is too high or too low (Guo et al. 2017).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TemperatureScaling(double Temperature)
{
    public double Probability(double margin) => LogisticRegression.Sigmoid(margin / Temperature);

    /// <summary>The temperature of least log loss, within 0.01…100, by golden-section search over its logarithm.</summary>
    /// <param name="margins">Log odds of rows that the model has not seen.</param>
    /// <param name="labels">What happened.</param>
    /// <exception cref="ArgumentException">There are no rows, or lengths differ.</exception>
    public static TemperatureScaling Fit(ReadOnlySpan<double> margins, ReadOnlySpan<bool> labels)
    {
        if (margins.IsEmpty || margins.Length != labels.Length)
            throw new ArgumentException($"Calibration needs one label a margin. Got {margins.Length} margins and {labels.Length} labels.", nameof(labels));
        // Log loss is convex in 1 ÷ temperature, hence has one valley in its logarithm.
        var (low, high, golden) = (Math.Log(0.01), Math.Log(100), (Math.Sqrt(5) - 1) / 2);
        var (a, b) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (lossA, lossB) = (Loss(margins, labels, Math.Exp(a)), Loss(margins, labels, Math.Exp(b)));
        while (high - low > 1e-7)
        {
            if (lossA <= lossB)
            {
                (high, b, lossB) = (b, a, lossA);
                a = high - (golden * (high - low));
                lossA = Loss(margins, labels, Math.Exp(a));
            }
            else
            {
                (low, a, lossA) = (a, b, lossB);
                b = low + (golden * (high - low));
                lossB = Loss(margins, labels, Math.Exp(b));
            }
        }

        return new TemperatureScaling(Math.Exp((low + high) / 2));
    }

    static double Loss(ReadOnlySpan<double> margins, ReadOnlySpan<bool> labels, double temperature)
    {
        var sum = 0.0;
        for (var i = 0; i < margins.Length; i++)
        {
            var z = (labels[i] ? -margins[i] : margins[i]) / temperature;
            sum += z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));
        }

        return sum;
    }
}
