using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>Watches a number that should move neither way: a price, a risk figure, any series from outside.</summary>
/// <remarks>
/// Expected: simple exponential smoothing; of four rates, from "a steady level" to "as the last value", the one with the least recent absolute error. Surprise: two-sided
/// tail of Student's distribution with 5 degrees of freedom, whose tails are those of many prices (Praetz 1972). A lasting move is followed, not raised twice: there is no climb.
/// </remarks>
public sealed class NumberAlertModel : AlertModel
{
    const double Memory = 60, Degrees = 5;

    /// <summary>Mean absolute value of a Student variate with 5 degrees of freedom.</summary>
    const double MeanAbsolute = 0.949;

    static readonly double[] Rates = [0.05, 0.2, 0.5, 1];

    readonly double[] levels;
    readonly double[] errors;
    int known;

    public NumberAlertModel() => (levels, errors) = (new double[Rates.Length], new double[Rates.Length]);

    NumberAlertModel(NumberAlertModel other) => (levels, errors, known) = ([.. other.levels], [.. other.errors], other.known);

    public override AlertModel Fresh() => new NumberAlertModel();

    public override AlertModel Copy() => new NumberAlertModel(this);

    public override AlertStep Step(double value, double exposure, int place)
    {
        var best = 0;
        for (var i = 1; i < Rates.Length; i++)
            best = errors[i] < errors[best] ? i : best;
        var (level, scale) = (levels[best], errors[best] / MeanAbsolute);
        if (double.IsNaN(value))
            return new AlertStep(value, level, scale, 0, 0, 0);
        var surprise = known < 2 || value == level ? 0 : -Math.Log(Math.Max(Distribution.StudentTwoSided((value - level) / Math.Max(scale, double.Epsilon), Degrees), double.Epsilon));
        known++;
        var fade = 1 - (1 / Math.Min(known, Memory));
        for (var i = 0; i < Rates.Length; i++)
        {
            var error = known == 1 ? 0 : value - levels[i];
            // The first error stands for all before it; later ones are learned up to six times the usual.
            errors[i] = known <= 2 ? Math.Abs(error) : (fade * errors[i]) + ((1 - fade) * Math.Min(Math.Abs(error), 6 * Math.Max(errors[i], double.Epsilon)));
            levels[i] = known == 1 ? value : levels[i] + (Rates[i] * error);
        }

        return new AlertStep(value, level, scale, surprise, 0, 0);
    }

    public override double Residual(in AlertStep step, double uniform) => step.Spread > 0 ? (step.Observed - step.Expected) / step.Spread : 0;

    public override double AnyResidual(double uniform) => Distribution.StudentQuantile(Math.Clamp(uniform, 0.001, 0.999), Degrees);

    public override double Remake(double residual, in AlertStep step) => step.Expected + (residual * step.Spread);
}
