using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>A feature of a group against everybody.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Group">Values of the group.</param>
/// <param name="All">Values of everybody.</param>
/// <param name="Lift">Group over everybody, with interval; NaN when everybody's mean is 0.</param>
/// <param name="Effect">Difference to the others in standard deviations of everybody: how telling it is.</param>
public sealed record FeatureContrast(UserFeature Feature, Moments Group, Moments All, Effect Lift, double Effect)
{
    /// <summary>Surely above or below everybody, and by enough to be worth a word.</summary>
    public bool IsTelling =>
        Math.Abs(Effect) >= TraitFinder.LeastEffect && (Lift.Interval.Low > TraitFinder.LeastLift || Lift.Interval.High < 1 / TraitFinder.LeastLift);

    public bool IsHigh => IsTelling && Effect > 0;

    public bool IsLow => IsTelling && Effect < 0;
}

/// <summary>Compares groups with everybody, feature by feature.</summary>
public static class TraitFinder
{
    /// <summary>Cohen's "small to medium": differences below are not worth a word.</summary>
    public const double LeastEffect = 0.3;

    /// <summary>The whole interval of the lift must lie beyond this, or below its inverse.</summary>
    public const double LeastLift = 1.1;

    /// <summary>Contrasts of every group, features in their order.</summary>
    /// <param name="features">Features of all users.</param>
    /// <param name="labels">Group of each row.</param>
    /// <param name="groups">Number of groups.</param>
    public static FeatureContrast[][] Contrasts(UserFeatures features, int[] labels, int groups)
    {
        var contrasts = new FeatureContrast[groups][];
        for (var g = 0; g < groups; g++)
            contrasts[g] = new FeatureContrast[features.Features.Count];
        for (var f = 0; f < features.Features.Count; f++)
        {
            var moments = new Moments[groups];
            for (var row = 0; row < features.Rows; row++)
            {
                var value = features.Plain[row, f];
                if (!double.IsNaN(value))
                    moments[labels[row]] = moments[labels[row]].With(value);
            }

            for (var g = 0; g < groups; g++)
            {
                var rest = default(Moments);
                for (var other = 0; other < groups; other++)
                {
                    if (other != g)
                        rest += moments[other];
                }

                var all = moments[g] + rest;
                var lift = moments[g].Count >= 2 && all.Mean != 0
                    ? Means.PartOverWhole(moments[g], rest)
                    : new Effect(double.NaN, new Bounds(double.NaN, double.NaN), 1, double.NaN);
                var effect = all.StandardDeviation > 0 && rest.Count > 0 ? (moments[g].Mean - rest.Mean) / all.StandardDeviation : 0;
                contrasts[g][f] = new FeatureContrast(features.Features[f], moments[g], all, lift, effect);
            }
        }

        return contrasts;
    }
}
