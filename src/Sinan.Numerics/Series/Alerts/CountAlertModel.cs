using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>Watches a count that should not rise: comments, negative ones among them, comments on a theme.</summary>
/// <remarks>
/// Expected: an exponentially weighted rate (EWMA, Roberts 1959) times the exposure times the pattern of the week. Two charts: the tail of the negative
/// binomial for the single period (Shewhart), and a CUSUM of the log-likelihood ratio of a rise by half (Page 1954; for Poisson counts Lucas 1985, whose
/// reference value (λ₁−λ₀)/(ln λ₁−ln λ₀) follows from the same ratio). The rate is an estimate: half a comment is added to those that it rests on, and its relative variance,
/// about 1 ÷ twice their number, to the dispersion (predictive distribution of a gamma-Poisson rate, Jeffreys' prior). So a series of one comment a month is not judged as if
/// its rate were known, and one that was silent is not expected to stay so for ever. The ratio has mean 1 in quiet times, so the climb passes h with a probability of
/// the order of e^−h. One wild period must neither make a climb nor be learned as the new level: both are bounded.
/// </remarks>
public sealed class CountAlertModel : AlertModel
{
    /// <summary>Weeks that the level, and the dispersion, remember.</summary>
    const double LevelWeeks = 6, DispersionWeeks = 26;

    /// <summary>The rise that the CUSUM is tuned to.</summary>
    const double Rise = 1.5;

    /// <summary>Most evidence of one period, and of a whole climb, in nats.</summary>
    const double MostAtOnce = 3, MostClimb = 15;

    /// <summary>Climbs that quiet times hardly reach.</summary>
    const double EventClimb = 5;

    /// <summary>Dispersion before anything is known, and its weight in squared expected counts.</summary>
    const double PriorDispersion = 0.05, PriorWeight = 20;

    const double MostDispersion = 4;

    /// <summary>Jeffreys' prior of a rate.</summary>
    const double PriorCount = 0.5;

    readonly AlertRhythm rhythm;
    readonly WeekPattern pattern;
    readonly double levelFade, dispersionFade;
    double count = 0.1, exposed = 0.1, squared = 0.01;
    double excess, square;
    double climb;
    int since, known;

    public CountAlertModel(AlertRhythm rhythm)
    {
        (this.rhythm, pattern) = (rhythm, new WeekPattern(rhythm));
        (levelFade, dispersionFade) = (1 - (1 / (LevelWeeks * rhythm.PerWeek)), 1 - (1 / (DispersionWeeks * rhythm.PerWeek)));
    }

    CountAlertModel(CountAlertModel other)
    {
        (rhythm, pattern, levelFade, dispersionFade) = (other.rhythm, other.pattern.Copy(), other.levelFade, other.dispersionFade);
        (count, exposed, squared, excess, square, climb, since, known) = (other.count, other.exposed, other.squared, other.excess, other.square, other.climb, other.since, other.known);
    }

    public override AlertModel Fresh() => new CountAlertModel(rhythm);

    public override AlertModel Copy() => new CountAlertModel(this);

    public override AlertStep Step(double value, double exposure, int place)
    {
        // The first week only says where the level lies.
        var isNew = known < rhythm.PerWeek;
        var usual = (isNew ? count : count + PriorCount) / exposed * exposure;
        var factor = pattern.Factor(place, usual);
        var mean = usual * factor;
        var dispersion = Math.Clamp((excess + (PriorDispersion * PriorWeight)) / (square + PriorWeight), 0, MostDispersion);
        var unsure = squared / exposed / (count + PriorCount);
        if (double.IsNaN(value))
            return new AlertStep(value, mean, dispersion, 0, climb, since, unsure);
        known++;
        var surprise = isNew || value <= mean ? 0 : -Math.Log(Math.Max(NegativeBinomial.UpperTail(value, mean, dispersion + unsure), double.Epsilon));
        climb = isNew ? 0 : Math.Min(MostClimb, climb + Math.Min(MostAtOnce, Evidence(value, mean, dispersion + unsure)));
        (climb, since) = climb > 0 ? (climb, since + 1) : (0, 0);

        var learned = isNew ? value : Math.Min(value, mean + 1 + (3 * Math.Sqrt(mean + (dispersion * mean * mean))));
        count = (levelFade * count) + learned;
        exposed = (levelFade * exposed) + (exposure * factor);
        squared = (levelFade * levelFade * squared) + (exposure * factor);
        pattern.Learn(place, learned, usual);
        // What a long rise adds is no scatter.
        if (isNew || climb > EventClimb)
            return new AlertStep(value, mean, dispersion, surprise, climb, since, unsure);
        excess = (dispersionFade * excess) + ((learned - mean) * (learned - mean)) - mean;
        square = (dispersionFade * square) + (mean * mean);
        return new AlertStep(value, mean, dispersion, surprise, climb, since, unsure);
    }

    public override double Residual(in AlertStep step, double uniform)
    {
        var dispersion = step.Spread + step.Unsure;
        var (above, atLeast) = (NegativeBinomial.UpperTail(step.Observed + 1, step.Expected, dispersion), NegativeBinomial.UpperTail(step.Observed, step.Expected, dispersion));
        return Math.Clamp(1 - (above + (uniform * (atLeast - above))), 0, Math.BitDecrement(1.0));
    }

    public override double AnyResidual(double uniform) => uniform;

    // What comes scatters around the true rate; the doubt about that rate is the judge's alone.
    public override double Remake(double residual, in AlertStep step) => NegativeBinomial.Quantile(residual, step.Expected, step.Spread);

    /// <summary>ln of the likelihood with the risen mean over that with the expected one.</summary>
    static double Evidence(double value, double mean, double dispersion)
    {
        var risen = Rise * mean;
        if (dispersion * mean < 1e-6)
            return (value * Math.Log(Rise)) - (risen - mean);
        var denominator = Math.Log((1 + (dispersion * risen)) / (1 + (dispersion * mean)));
        return (value * (Math.Log(Rise) - denominator)) - (denominator / dispersion);
    }
}
