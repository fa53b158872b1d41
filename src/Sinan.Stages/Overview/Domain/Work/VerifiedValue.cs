using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>What verified needs have brought, of one kind: complaints that did not come, or users who got through.</summary>
/// <param name="Kind">"theme": comments a week fewer than expected; "step": users more who got through in the days measured.</param>
/// <param name="Needs">Verified needs behind it.</param>
/// <param name="Sum">What they come to, above zero is better.</param>
/// <param name="Interval">Its interval, at the level of the parts.</param>
/// <param name="RestsOn">Evidence of the parts.</param>
public sealed record VerifiedValue(string Kind, int Needs, double Sum, Interval Interval, ImmutableArray<EvidenceId> RestsOn)
{
    /// <summary>Methods by which effects are measured that can be added up. A need that was measured by a metric of its own stands alone.</summary>
    const string OfTheme = "method.effect_theme", OfStep = "method.effect_step";

    /// <param name="effects">Evidence of the effect of each verified need.</param>
    /// <returns>One a kind; intervals of different levels are not mixed.</returns>
    public static ImmutableArray<VerifiedValue> Of(IEnumerable<Evidence> effects) =>
    [
        .. effects.Where(e => e.Method is OfTheme or OfStep && e.Interval is not null).OrderBy(e => e.Id.Value, StringComparer.Ordinal).GroupBy(e => (IsStep: e.Method == OfStep, e.Interval!.Level)).OrderBy(g => g.Key.IsStep).ThenBy(g => g.Key.Level).Select(group =>
        {
            var (values, intervals) = (new List<double>(), new List<Bounds>());
            foreach (var effect in group)
            {
                // An effect is a loss that grew; users turn a loss of some points into people.
                var factor = group.Key.IsStep ? -(effect.Users ?? 0) : -1;
                values.Add(effect.Value * factor);
                intervals.Add(new Bounds(effect.Interval!.High * factor, effect.Interval.Low * factor));
            }

            var (sum, interval) = EffectSum.Of([.. values], [.. intervals]);
            return new VerifiedValue(group.Key.IsStep ? "step" : "theme", values.Count, sum, new Interval(interval.Low, interval.High, group.Key.Level), [.. group.Select(e => e.Id)]);
        }),
    ];
}
