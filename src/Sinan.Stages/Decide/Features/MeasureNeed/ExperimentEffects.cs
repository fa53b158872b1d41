using Microsoft.AspNetCore.WebUtilities;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureNeed;

/// <summary>What the newest comparison of variants measured, as the effect of a need.</summary>
public sealed class ExperimentEffects(IGroupComparisons comparisons)
{
    const string Page = "/understand/compare";

    /// <summary>Every effect of the newest comparison by its address ("/understand/compare?metric=orders_per_user&amp;variant=b"); none while its split is broken.</summary>
    public async Task<IReadOnlyList<SavedMetric>> ListAsync(CancellationToken cancellationToken) =>
        await comparisons.LatestAsync(cancellationToken) is { SplitIsSound: true } comparison
            ? [.. comparison.Metrics.SelectMany(m => m.Effects.Select(e => new SavedMetric(AddressOf(m.Metric, e.Variant), new Phrase("decide.effect.experiment.named", Named(m), Fact.Of("variant", e.Variant)))))]
            : [];

    /// <summary>Whether an address is one of an experiment.</summary>
    public static bool IsAddress(string metric) => metric.Split('?')[0] == Page;

    /// <returns>Problems: "decide.effect.experiment.none", "decide.effect.experiment.split", "decide.effect.experiment.unknown".</returns>
    internal async Task<Outcome<NeedEffect>> MeasureAsync(string address, DateTimeOffset shipped, bool riseIsGood, CancellationToken cancellationToken)
    {
        if (await comparisons.LatestAsync(cancellationToken) is not { } comparison)
            return new Problem("decide.effect.experiment.none", ProblemKind.NotEnough);
        if (!comparison.SplitIsSound)
            return new Problem("decide.effect.experiment.split", ProblemKind.Conflict, Fact.Of("column", comparison.Column));
        var query = QueryHelpers.ParseQuery(address.Split('?', 2).ElementAtOrDefault(1));
        var metric = comparison.Metrics.FirstOrDefault(m => m.Metric == query.GetValueOrDefault("metric").ToString());
        return metric?.Effects.FirstOrDefault(e => e.Variant == query.GetValueOrDefault("variant").ToString()) is { } effect
            ? NeedEffect.OfExperiment(comparison, metric, effect, shipped, riseIsGood)
            : new Problem("decide.effect.experiment.unknown", ProblemKind.Invalid, Fact.Of("metric", address));
    }

    static string AddressOf(string metric, string variant) => QueryHelpers.AddQueryString(Page, new Dictionary<string, string?> { ["metric"] = metric, ["variant"] = variant });

    static Fact Named(ComparedMetric metric) => Fact.Of("metric", new Phrase("understand.compare.metric." + metric.Metric));
}
