using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Turns margins into probabilities: 1 ÷ (1 + exp(A·margin + B)).</summary>
/// <remarks>Source: Platt 1999; fitted by the Newton method of Lin, Lin and Weng 2007, with Platt's softened targets.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlattScaling(double A, double B)
{
    public double Probability(double margin)
    {
        var z = A * margin + B;
        return z >= 0 ? Math.Exp(-z) / (1 + Math.Exp(-z)) : 1 / (1 + Math.Exp(z));
    }

    /// <param name="margins">Margins of rows that the model has not seen.</param>
    /// <param name="isPositive">Their classes.</param>
    public static PlattScaling Fit(ReadOnlySpan<double> margins, ReadOnlySpan<bool> isPositive)
    {
        const int mostIterations = 100;
        const double ridge = 1e-12, tolerance = 1e-5;
        var positives = isPositive.Count(true);
        var negatives = isPositive.Length - positives;
        var (high, low) = ((positives + 1.0) / (positives + 2.0), 1 / (negatives + 2.0));
        var (a, b) = (0.0, Math.Log((negatives + 1.0) / (positives + 1.0)));
        var loss = Loss(margins, isPositive, high, low, a, b);
        for (var iteration = 0; iteration < mostIterations; iteration++)
        {
            var (h11, h22, h21, g1, g2) = (ridge, ridge, 0.0, 0.0, 0.0);
            for (var i = 0; i < margins.Length; i++)
            {
                var p = new PlattScaling(a, b).Probability(margins[i]);
                var curvature = p * (1 - p);
                var error = (isPositive[i] ? high : low) - p;
                h11 += margins[i] * margins[i] * curvature;
                h22 += curvature;
                h21 += margins[i] * curvature;
                g1 += margins[i] * error;
                g2 += error;
            }

            if (Math.Abs(g1) < tolerance && Math.Abs(g2) < tolerance)
                break;
            var determinant = h11 * h22 - h21 * h21;
            var (stepA, stepB) = (-(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant);
            var slope = g1 * stepA + g2 * stepB;
            var size = 1.0;
            for (; size >= 1e-10; size /= 2)
            {
                var next = Loss(margins, isPositive, high, low, a + size * stepA, b + size * stepB);
                if (next >= loss + 1e-4 * size * slope)
                    continue;
                (a, b, loss) = (a + size * stepA, b + size * stepB, next);
                break;
            }

            if (size < 1e-10)
                break;
        }

        return new PlattScaling(a, b);
    }

    static double Loss(ReadOnlySpan<double> margins, ReadOnlySpan<bool> isPositive, double high, double low, double a, double b)
    {
        var sum = 0.0;
        for (var i = 0; i < margins.Length; i++)
        {
            var z = a * margins[i] + b;
            var target = isPositive[i] ? high : low;
            sum += z >= 0 ? target * z + Math.Log(1 + Math.Exp(-z)) : (target - 1) * z + Math.Log(1 + Math.Exp(z));
        }

        return sum;
    }
}
