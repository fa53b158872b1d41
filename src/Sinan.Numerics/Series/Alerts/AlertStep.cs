namespace Sinan.Numerics.Series.Alerts;

/// <summary>One judged period of a series.</summary>
/// <param name="Observed">What it was; NaN when missing.</param>
/// <param name="Expected">What the periods before made likely.</param>
/// <param name="Spread">Dispersion α of counts, standard deviation of numbers.</param>
/// <param name="Surprise">−ln of the probability of a period at least so far out, in nats ≥ 0.</param>
/// <param name="Climb">Sum of evidence for a lasting rise since it was last zero (CUSUM), in nats ≥ 0.</param>
/// <param name="Since">Periods over which the climb has gone on, this one included; 0 when there is none.</param>
/// <param name="Unsure">Relative variance of the expected count, which is an estimate itself; 0 for numbers.</param>
public readonly record struct AlertStep(double Observed, double Expected, double Spread, double Surprise, double Climb, int Since, double Unsure = 0)
{
    /// <summary>How hard the period speaks for an alert. Both charts are on one scale: in quiet times each passes h with a probability of the order of e^−h.</summary>
    public double Severity => Math.Max(Surprise, Climb);

    /// <summary>Whether the period by itself speaks louder than a slow rise.</summary>
    public bool IsSudden => Surprise >= Climb;
}
