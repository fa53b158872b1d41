namespace Sinan.Numerics.Series.Alerts;

/// <summary>Judges one series period by period. What is expected of a period rests on the periods before it only, so that a replay of history is judged as the future will be.</summary>
public abstract class AlertModel
{
    /// <summary>Judges the next period and then learns from it.</summary>
    /// <param name="value">The value; NaN where missing: nothing is learned.</param>
    /// <param name="exposure">What the value is in proportion to, &gt; 0; 1 where it stands for itself.</param>
    /// <param name="place">Place in the week, 0 … <see cref="AlertRhythm.PerWeek"/> − 1.</param>
    public abstract AlertStep Step(double value, double exposure, int place);

    /// <summary>The place of a value in its distribution, free of level and pattern: what the replay puts into another order.</summary>
    /// <param name="step">The judged period.</param>
    /// <param name="uniform">In [0, 1): chooses a place within the probability of one count, so that residuals of counts are uniform too.</param>
    public abstract double Residual(in AlertStep step, double uniform);

    /// <summary>A residual that nothing is known of.</summary>
    /// <param name="uniform">In [0, 1).</param>
    public abstract double AnyResidual(double uniform);

    /// <summary>The value that has this residual where a period was judged.</summary>
    public abstract double Remake(double residual, in AlertStep step);

    /// <summary>A model of the same kind that has learned nothing.</summary>
    public abstract AlertModel Fresh();

    /// <summary>A model that has learned the same and goes its own way from here.</summary>
    public abstract AlertModel Copy();
}
