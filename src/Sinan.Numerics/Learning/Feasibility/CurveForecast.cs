using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>What more rows would bring: both shapes fitted to many curves drawn around the measured one.</summary>
/// <remarks>
/// A draw moves the points by their covariance, fits one of the shapes — chosen as often as its extrapolation to the two largest sizes earns it — and doubts the gain
/// beyond what was measured by a log-normal factor, since real curves keep to no formula.
/// </remarks>
public sealed class CurveForecast
{
    public const int Draws = 1000;

    /// <summary>Default confidence of a verdict.</summary>
    public const double Confidence = 0.9;

    /// <summary>Largest sizes that are held out to compare the shapes.</summary>
    const int HeldOut = 2;

    /// <summary>Odds of the power law before anything is measured: most learning curves follow one (Viering and Loog 2022).</summary>
    const double PowerOdds = 3;

    /// <summary>Standard deviation of the logarithm of the factor: in two of three cases the gain lies between two thirds and one and a half times the formula's.</summary>
    const double GainDoubt = 0.4;

    readonly Draw[] draws;
    readonly double trainingVariance;
    readonly double largest, ceiling;

    CurveForecast(Draw[] draws, ImmutableArray<(CurveFit Fit, double Weight)> fits, LearningCurve curve, double ceiling) =>
        (this.draws, Fits, trainingVariance, largest, this.ceiling) = (draws, fits, curve.TrainingVariance, curve.Points[^1].Rows, ceiling);

    /// <summary>The shapes fitted to the measured points, with their weights.</summary>
    public ImmutableArray<(CurveFit Fit, double Weight)> Fits { get; }

    /// <summary>The shape that extrapolates better.</summary>
    public CurveFit Best => Fits.MaxBy(f => f.Weight).Fit;

    /// <param name="curve">The measured curve.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="ceiling">Highest score that can be measured.</param>
    public static CurveForecast Of(LearningCurve curve, long seed, double ceiling = 1)
    {
        double[] rows = [.. curve.Points.Select(p => (double)p.Rows)], errors = [.. curve.Points.Select(p => p.StandardError)], scores = [.. curve.Points.Select(p => p.Score)];
        CurveShape[] shapes = [CurveShape.Power, CurveShape.Exponential];
        double[] misses = [.. shapes.Select(s => Miss(s, rows, scores, curve, ceiling))];
        var odds = PowerOdds * Math.Exp((misses[1] - misses[0]) / 2);
        double[] weights = [odds / (1 + odds), 1 / (1 + odds)];
        var fits = shapes.Select((s, i) => (CurveFit.Of(s, rows, scores, errors, ceiling), weights[i])).ToImmutableArray();
        var (root, factor) = (new SplitMix64(seed), Matrix<double>.Build.DenseOfRowArrays(curve.Covariance).Cholesky().Factor);
        var draws = new Draw[Draws];
        Parallel.For(0, Draws, i =>
        {
            var random = root.Fork(i);
            var moved = factor * Vector<double>.Build.Dense(rows.Length, _ => random.Normal());
            double[] drawn = [.. scores.Select((s, j) => s + moved[j])];
            var shape = random.NextDouble() < weights[0] ? CurveShape.Power : CurveShape.Exponential;
            draws[i] = new Draw(CurveFit.Of(shape, rows, drawn, errors, ceiling), Math.Exp(random.Normal(0, GainDoubt)), random.Normal());
        });
        return new CurveForecast(draws, fits, curve, ceiling);
    }

    /// <summary>Median and interval of the score of one model learned from so many rows.</summary>
    public (double Score, Bounds Interval) At(double rows, double level = 0.95) => Summary(d => Score(d, rows), level);

    /// <summary>Median and interval of the score that more and more rows tend to.</summary>
    public (double Score, Bounds Interval) Asymptote(double level = 0.95) => Summary(d => Score(d, double.PositiveInfinity), level);

    /// <summary>Median and interval of the rows at which the target is reached; ∞ where it never is.</summary>
    public (double Rows, Bounds Interval) RowsFor(double target, double level = 0.95) => Summary(d => d.Fit.RowsFor(Formula(d, target)), level);

    /// <summary>Chance that one model learned from so many rows reaches the target.</summary>
    public double ChanceOf(double target, double rows) => draws.Count(d => Score(d, rows) >= target) / (double)draws.Length;

    /// <summary>Whether so many rows reach the target: told only when the chance is near enough to one or to zero.</summary>
    public Reachability Verdict(double target, double rows, double confidence = Confidence) => ChanceOf(target, rows) switch
    {
        var chance when chance >= confidence => Reachability.Reachable,
        var chance when chance <= 1 - confidence => Reachability.NotReachable,
        _ => Reachability.CannotTell,
    };

    /// <summary>Labelled rows from which a verdict is to be expected: the curve is measured anew in thought with more rows that follow this forecast.</summary>
    /// <param name="curve">The measured curve.</param>
    /// <param name="target">Wanted score.</param>
    /// <param name="rows">Rows that the verdict is about.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>The least of some multiples of the rows of the curve, below <paramref name="rows"/>; null where only learning from that many would tell.</returns>
    public double? RowsToTell(LearningCurve curve, double target, double rows, long seed)
    {
        double[] multiples = [1.5, 2, 3, 4, 6, 8, 12, 16];
        foreach (var multiple in multiples.Where(m => m * curve.Rows < rows))
        {
            if (Of(Enlarged(curve, multiple), seed, ceiling).Verdict(target, rows) != Reachability.CannotTell)
                return Math.Ceiling(multiple * curve.Rows);
        }

        return null;
    }

    /// <summary>The same sizes times a multiple, on the medians of this forecast, with errors as of so many more rows.</summary>
    LearningCurve Enlarged(LearningCurve curve, double multiple)
    {
        double[][] covariance = [.. curve.Covariance.Select(row => row.Select(c => c / multiple).ToArray())];
        var points = curve.Points.Select(p => new LearningCurvePoint((int)(p.Rows * multiple), At(p.Rows * multiple).Score, p.StandardError / Math.Sqrt(multiple)));
        return new LearningCurve((int)(curve.Rows * multiple), [.. points], covariance, curve.TrainingVariance);
    }

    double Score(Draw draw, double rows)
    {
        var (measured, formula) = (draw.Fit.At(largest), draw.Fit.At(rows));
        var gain = rows > largest ? measured + ((formula - measured) * draw.GainFactor) : formula;
        return Math.Clamp(gain + (draw.Training * Math.Sqrt(trainingVariance / rows)), 0, ceiling);
    }

    /// <summary>What the formula must give for a draw to reach a target.</summary>
    double Formula(Draw draw, double target)
    {
        var measured = draw.Fit.At(largest);
        return target > measured ? measured + ((target - measured) / draw.GainFactor) : target;
    }

    (double, Bounds) Summary(Func<Draw, double> figure, double level)
    {
        double[] figures = [.. draws.Select(figure).Order()];
        return (At(figures, 0.5), new Bounds(At(figures, (1 - level) / 2), At(figures, (1 + level) / 2)));
    }

    /// <summary>Without interpolation: figures may be infinite.</summary>
    static double At(double[] sorted, double quantile) => sorted[(int)Math.Round(quantile * (sorted.Length - 1))];

    /// <summary>Mean squared miss at the largest sizes of a fit to the others, in standard errors; the mean, since these sizes are tested on the same rows.</summary>
    static double Miss(CurveShape shape, double[] rows, double[] scores, LearningCurve curve, double ceiling)
    {
        var kept = rows.Length - HeldOut;
        double[] errors = [.. curve.Points.Select(p => p.StandardError)];
        var fit = CurveFit.Of(shape, rows.AsSpan(0, kept), scores.AsSpan(0, kept), errors.AsSpan(0, kept), ceiling);
        return Enumerable.Range(kept, HeldOut).Average(i => Math.Pow((scores[i] - fit.At(rows[i])) / errors[i], 2));
    }

    /// <param name="Fit">A curve that the points might have been.</param>
    /// <param name="GainFactor">Doubt of the gain beyond the largest size.</param>
    /// <param name="Training">Standard normal chance of the training rows.</param>
    sealed record Draw(CurveFit Fit, double GainFactor, double Training);
}
