using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Learning;

/// <summary>A fitted learning curve: score(n) = asymptote − scale · g(n), with g(n) = n^−rate or exp(−rate · n).</summary>
/// <param name="Shape">Which g.</param>
/// <param name="Asymptote">Score that more rows tend to.</param>
/// <param name="Scale">b ≥ 0.</param>
/// <param name="Rate">c &gt; 0.</param>
/// <param name="AsymptoteError">Standard error of the asymptote from the curvature of the fit; NaN where the points do not tell it.</param>
public sealed record CurveFit(CurveShape Shape, double Asymptote, double Scale, double Rate, double AsymptoteError)
{
    const int GridSteps = 48, Halvings = 60;

    /// <summary>Rates of the power law that are looked at, and the same of the exponential times the most rows.</summary>
    const double LeastPower = 0.02, MostPower = 4, LeastExponential = 0.2, MostExponential = 200;

    static readonly double golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Score with so many training rows.</summary>
    public double At(double rows) => Asymptote - (Scale * Rest(Shape, Rate, rows));

    /// <summary>Training rows for a score; ∞ where the asymptote does not exceed it.</summary>
    public double RowsFor(double score)
    {
        if (score >= Asymptote)
            return double.PositiveInfinity;
        var part = (Asymptote - score) / Scale;
        return Shape == CurveShape.Power ? Math.Pow(part, -1 / Rate) : Math.Max(0, -Math.Log(part) / Rate);
    }

    /// <summary>Weighted least squares. For a given rate the other two are linear (variable projection, Golub and Pereyra 1973); the rate comes from a grid and golden sections.</summary>
    /// <param name="shape">Which shape.</param>
    /// <param name="rows">Training rows of at least three points, ascending, &gt; 0.</param>
    /// <param name="scores">Score of each point.</param>
    /// <param name="errors">Standard error of each score, &gt; 0.</param>
    /// <param name="ceiling">Highest asymptote: 1 for accuracy, less where labels are known to be wrong.</param>
    /// <exception cref="ArgumentException">Fewer than three points, or lengths differ.</exception>
    public static CurveFit Of(CurveShape shape, ReadOnlySpan<double> rows, ReadOnlySpan<double> scores, ReadOnlySpan<double> errors, double ceiling = 1)
    {
        if (rows.Length < 3 || scores.Length != rows.Length || errors.Length != rows.Length)
            throw new ArgumentException($"A curve needs three points, each with a score and an error. Got {rows.Length}, {scores.Length} and {errors.Length}.", nameof(rows));
        var unit = shape == CurveShape.Power ? 1 : 1 / rows[^1];
        var (low, high) = shape == CurveShape.Power ? (Math.Log(LeastPower), Math.Log(MostPower)) : (Math.Log(LeastExponential * unit), Math.Log(MostExponential * unit));
        var (step, best, least) = ((high - low) / GridSteps, low, double.PositiveInfinity);
        for (var i = 0; i <= GridSteps; i++)
        {
            if (Line(shape, Math.Exp(low + (i * step)), rows, scores, errors, ceiling).Misfit is var misfit && misfit < least)
                (best, least) = (low + (i * step), misfit);
        }

        var (left, right) = (Math.Max(low, best - step), Math.Min(high, best + step));
        for (var i = 0; i < Halvings; i++)
        {
            var (a, b) = (right - (golden * (right - left)), left + (golden * (right - left)));
            if (Line(shape, Math.Exp(a), rows, scores, errors, ceiling).Misfit <= Line(shape, Math.Exp(b), rows, scores, errors, ceiling).Misfit)
                right = b;
            else
                left = a;
        }

        var rate = Math.Exp((left + right) / 2);
        var line = Line(shape, rate, rows, scores, errors, ceiling);
        return new CurveFit(shape, line.Asymptote, line.Scale, rate, ErrorOf(shape, line.Scale, rate, rows, errors));
    }

    static double Rest(CurveShape shape, double rate, double rows) => shape == CurveShape.Power ? Math.Pow(rows, -rate) : Math.Exp(-rate * rows);

    /// <summary>The best asymptote and scale for a rate, within their bounds, and the weighted sum of squares that is left.</summary>
    static (double Asymptote, double Scale, double Misfit) Line(
        CurveShape shape, double rate, ReadOnlySpan<double> rows, ReadOnlySpan<double> scores, ReadOnlySpan<double> errors, double ceiling)
    {
        double weights = 0, rest = 0, score = 0, square = 0, product = 0;
        Span<double> g = stackalloc double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            g[i] = Rest(shape, rate, rows[i]);
            var w = 1 / (errors[i] * errors[i]);
            (weights, rest, score, square, product) = (weights + w, rest + (w * g[i]), score + (w * scores[i]), square + (w * g[i] * g[i]), product + (w * g[i] * scores[i]));
        }

        var spread = square - (rest * rest / weights);
        var scale = spread > 0 ? Math.Max(0, -(product - (rest * score / weights)) / spread) : 0;
        var asymptote = (score + (scale * rest)) / weights;
        if (asymptote > ceiling)
            (asymptote, scale) = (ceiling, square > 0 ? Math.Max(0, ((ceiling * rest) - product) / square) : 0);
        var misfit = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var miss = (scores[i] - asymptote + (scale * g[i])) / errors[i];
            misfit += miss * miss;
        }

        return (asymptote, scale, misfit);
    }

    /// <summary>√ of the first entry of (JᵀWJ)⁻¹.</summary>
    static double ErrorOf(CurveShape shape, double scale, double rate, ReadOnlySpan<double> rows, ReadOnlySpan<double> errors)
    {
        var slopes = Matrix<double>.Build.Dense(rows.Length, 3);
        for (var i = 0; i < rows.Length; i++)
        {
            var g = Rest(shape, rate, rows[i]);
            (slopes[i, 0], slopes[i, 1]) = (1 / errors[i], -g / errors[i]);
            slopes[i, 2] = scale * g * (shape == CurveShape.Power ? Math.Log(rows[i]) : rows[i]) / errors[i];
        }

        var information = slopes.TransposeThisAndMultiply(slopes);
        return information.Determinant() > 0 ? Math.Sqrt(Math.Max(0, information.Inverse()[0, 0])) : double.NaN;
    }
}
