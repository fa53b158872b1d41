using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>What it costs to act on chances when missing a "yes" and calling a "no" have different costs.</summary>
/// <param name="Threshold">A chance from here on is called.</param>
/// <param name="Calls">What was called against what it was.</param>
/// <param name="SavedOnNobody">Cost of calling nobody minus cost of calling by the threshold, by row.</param>
/// <param name="SavedOnEverybody">Cost of calling everybody minus cost of calling by the threshold, by row.</param>
public sealed record CostDecision(double Threshold, Confusion Calls, Moments SavedOnNobody, Moments SavedOnEverybody)
{
    /// <summary>The chance from which on a call costs less than none: false alarm ÷ (false alarm + miss). It rests on the costs alone, on no row (Elkan 2001, The foundations of cost-sensitive learning).</summary>
    /// <param name="missCost">Cost of not calling a "yes", above 0.</param>
    /// <param name="falseAlarmCost">Cost of calling a "no", above 0, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not a number above 0.</exception>
    public static double ThresholdOf(double missCost, double falseAlarmCost)
    {
        Require(missCost, nameof(missCost));
        Require(falseAlarmCost, nameof(falseAlarmCost));
        return falseAlarmCost / (falseAlarmCost + missCost);
    }

    /// <summary>Acts on rows whose outcome is known.</summary>
    /// <param name="chances">0…1, of a model that has not seen these rows.</param>
    /// <param name="labels">What happened.</param>
    /// <param name="missCost">As above.</param>
    /// <param name="falseAlarmCost">As above.</param>
    public static CostDecision Of(ReadOnlySpan<double> chances, ReadOnlySpan<bool> labels, double missCost, double falseAlarmCost)
    {
        var threshold = ThresholdOf(missCost, falseAlarmCost);
        var calls = BinaryScores.At(threshold, chances, labels);
        var (onNobody, onEverybody) = (default(Moments), default(Moments));
        for (var i = 0; i < labels.Length; i++)
        {
            var isCalled = chances[i] >= threshold;
            onNobody = onNobody.With(!isCalled ? 0 : labels[i] ? missCost : -falseAlarmCost);
            onEverybody = onEverybody.With(isCalled ? 0 : labels[i] ? -missCost : falseAlarmCost);
        }

        return new CostDecision(threshold, calls, onNobody, onEverybody);
    }

    static void Require(double cost, string name)
    {
        if (!(cost > 0 && double.IsFinite(cost)))
            throw new ArgumentOutOfRangeException(name, cost, "A cost must be a number above 0.");
    }
}
