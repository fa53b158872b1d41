using Sinan.Numerics.Mining;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>Leaves out what a shorter rule says as well: who views and checks out pays, because who checks out pays.</summary>
static class SimplestRules
{
    /// <param name="rules">Rules with one or two items before the arrow.</param>
    /// <returns>Those that are surer than each shorter one about the same item by more than chance: the Wilson interval lies above it (after the improvement of Bayardo et al. 1999).</returns>
    public static List<AssociationRule> Of(IReadOnlyCollection<AssociationRule> rules)
    {
        var shorter = rules.Where(r => r.If.Length == 1).ToDictionary(r => (r.If[0], Then: r.Then[0]), r => r.Confidence);
        return
        [
            .. rules.Where(r => r.If.Length == 1 || r.If.All(item => !shorter.TryGetValue((item, r.Then[0]), out var confidence) || Proportions.Wilson(r.Count, r.IfCount).Low > confidence)),
        ];
    }
}
