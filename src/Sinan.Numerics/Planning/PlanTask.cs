using System.Collections.Immutable;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Planning;

/// <summary>Work with a duration that is not known for sure.</summary>
/// <param name="Days">Working days of one round of it.</param>
/// <param name="After">What it waits for: it begins when all of these have finished.</param>
public sealed record PlanTask(ThreePoint Days, ImmutableArray<PlanLink> After)
{
    /// <summary>Working days after the plan's start before which it cannot begin; at least 0.</summary>
    public double NotBefore { get; init; }

    /// <summary>Chance that a round falls short and another one follows, as with training that misses its target: 0 … below 1. Rounds are then geometric.</summary>
    public double Rework { get; init; }

    /// <summary>Working days by which it ends later than estimated; at least 0.</summary>
    public double Late { get; init; }

    /// <summary>Expected working days, all rounds: mean / (1 − rework) + late.</summary>
    public double Mean => (Days.Mean / (1 - Rework)) + Late;

    /// <summary>Variance of a geometric number of rounds: variance / (1 − r) + mean² · r / (1 − r)².</summary>
    public double Variance => (Days.Variance / (1 - Rework)) + (Days.Mean * Days.Mean * Rework / ((1 - Rework) * (1 - Rework)));

    internal double Draw(SplitMix64 random)
    {
        var days = Days.Draw(random);
        while (Rework > 0 && random.NextBool(Rework))
            days += Days.Draw(random);
        return days + Late;
    }
}
