using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>Where a term of the glossary is used: the pages that show it, then the lessons that explain it.</summary>
public static class GlossaryPages
{
    static readonly FrozenDictionary<string, string[]> shown = new Dictionary<string, string[]>
    {
        ["quality_points"] = ["/collect/quality"],
        ["funnel"] = ["/understand/funnel"], ["funnel_window"] = ["/understand/funnel"], ["conversion"] = ["/understand/funnel"],
        ["retention"] = ["/understand/retention"], ["cohort"] = ["/understand/retention"],
        ["bounce"] = ["/understand/sessions"], ["resurrecting"] = ["/understand/lifecycle"], ["dormant"] = ["/understand/lifecycle"],
        ["dau_wau"] = ["/understand/stickiness"], ["dau_mau"] = ["/understand/stickiness"], ["wau_mau"] = ["/understand/stickiness"],
        ["friction"] = ["/understand/friction"], ["lost_users"] = ["/understand/friction"],
        ["odds_ratio"] = ["/understand/correlation"], ["q_value"] = ["/understand/correlation", "/decide/rules", "/understand/segments"],
        ["segment"] = ["/understand/segments"], ["silhouette"] = ["/understand/segments"], ["stability"] = ["/understand/segments"], ["segment_lift"] = ["/understand/segments"],
        ["lift_change"] = ["/understand/compare"], ["srm"] = ["/understand/compare"], ["p_corrected"] = ["/understand/compare"],
        ["lift_table"] = ["/understand/predict"], ["calibration"] = ["/understand/predict"], ["importance"] = ["/understand/predict"],
        ["prediction_interval"] = ["/understand/forecast"], ["scaled_error"] = ["/understand/forecast"], ["false_alarm"] = ["/understand/anomalies"],
        ["counterfactual"] = ["/understand/impact"], ["placebo"] = ["/understand/impact"],
        ["asking_share"] = ["/listen"], ["negative_share"] = ["/listen"], ["wave"] = ["/listen"], ["burst"] = ["/listen/trends"],
        ["false_alarm_budget"] = ["/listen/alerts"], ["votes"] = ["/listen/duplicates"],
        ["measured_labels"] = ["/listen/labels"], ["label_precision"] = ["/listen/labels"], ["label_recall"] = ["/listen/labels"], ["kappa"] = ["/listen/labels"],
        ["score"] = ["/decide"], ["reach"] = ["/decide"], ["impact"] = ["/decide"], ["confidence"] = ["/decide"], ["effort"] = ["/decide"],
        ["top_three"] = ["/decide"], ["outlook"] = ["/decide"],
        ["rule_confidence"] = ["/decide/rules"], ["rule_lift"] = ["/decide/rules"], ["rule_leverage"] = ["/decide/rules"], ["rule_conviction"] = ["/decide/rules"],
        ["least_effect"] = ["/deliver"], ["criticality"] = ["/deliver"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Terms that pages show.</summary>
    public static IEnumerable<string> Shown => shown.Keys;

    /// <summary>Addresses of a term's pages and lessons.</summary>
    public static ImmutableArray<string> Of(string term) => [.. shown.GetValueOrDefault(term, []), .. Curriculum.All.Where(l => l.Terms.Contains(term)).Select(l => l.Address)];
}
