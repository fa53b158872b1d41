using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>The answer of the newest measure for the usual target, worked out once and kept as long as the measure is the newest.</summary>
public sealed class FeasibilityReader(ISnapshots snapshots, IServiceScopeFactory scopes) : IFeasibility
{
    readonly ConditionalWeakTable<FeasibilityMeasure, FeasibilityFinding> kept = [];

    public async Task<FeasibilityFinding?> LatestAsync(CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, cancellationToken) is not { Value: var measure })
            return null;
        if (kept.TryGetValue(measure, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var usual = new CheckFeasibility(measure.Told, CheckFeasibility.DefaultTarget, null, null, CheckFeasibility.DefaultLabelSeconds, null);
        var report = await scope.ServiceProvider.GetRequiredService<CheckFeasibilityHandler>().HandleAsync(usual, cancellationToken);
        if (!report.IsOk)
            return null;
        var finding = Of(report.Value);
        kept.AddOrUpdate(measure, finding);
        return finding;
    }

    static FeasibilityFinding Of(FeasibilityReport report) => new(
        report.Verdict, Fact.Share("score", report.Score).Between(report.ScoreCi95[0], report.ScoreCi95[1]) with { Evidence = report.ScoreEvidence },
        Fact.Share("chance", report.Chance) with { Evidence = report.ChanceEvidence }, Fact.Count("rows", report.AtRows), Fact.Count("present", report.Rows),
        report.RowsNeeded is { } needed ? Fact.Count("needed", needed) with { Interval = Ends(report.RowsNeededCi95) } : null, report.Says, report.Verdicts);

    static Interval? Ends(ImmutableArray<double?> ends) => ends is [{ } low, { } high] ? new Interval(low, high) : null;
}
