using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Costs;
using Sinan.Stages.Decide.Features.CompareAlternatives;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.ReduceCosts;

public sealed class ReduceCostsHandler(CompareAlternativesHandler alternatives, ISnapshots snapshots, IQuality quality, IEvidenceStore evidence)
{
    /// <returns>Problem "decide.alternatives.numbers".</returns>
    public async Task<Outcome<CostReport>> HandleAsync(ReduceCosts request, CancellationToken cancellationToken)
    {
        var compared = await alternatives.HandleAsync(
            new CompareAlternatives.CompareAlternatives(null, request.Target, request.Cases, null, CompareAlternatives.CompareAlternatives.DefaultHandlingSeconds), cancellationToken);
        if (!compared.IsOk)
            return compared.Problem;
        var inputs = compared.Value.Inputs;
        var measure = (await snapshots.LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, cancellationToken))?.Value;
        var levers = CostLevers.Of(inputs, new CostFacts
        {
            Repeats = measure is { Texts: > 0 } ? await RepeatsAsync(measure, cancellationToken) : null,
            MissingLabels = inputs.Measured is { } ways ? ways.OwnRows - ways.Rows : null,
            TrainSeconds = measure is null ? null : measure.SecondsPerRow * measure.Rows,
            Domains = measure is { Domains.Length: > 0 } ? (measure.Domains.Count(d => d.IsSure), measure.Domains.Length) : null,
            Masked = (await quality.LatestAsync(cancellationToken))?.Redacted.Values.Sum(),
        });
        return new CostReport(request, Says(levers), levers, inputs.Cases);
    }

    async Task<AdviceFigure> RepeatsAsync(FeasibilityMeasure measure, CancellationToken cancellationToken)
    {
        var proof = MeasureProofs.Repeats(measure, Proportions.Wilson(measure.Repeated, measure.Texts));
        await evidence.SaveAsync([proof], cancellationToken);
        return AdviceFigure.Measured("repeats", new Estimate(proof.Value, proof.Interval!.Low, proof.Interval.High), proof.Id);
    }

    /// <summary>The largest saving by the month, and the largest at once where labels are missing.</summary>
    static Phrase Says(ImmutableArray<CostLever> levers)
    {
        var (monthly, once) = (levers.First(l => l is { IsOnce: false, Saves: not null }), levers.First(l => l is { IsOnce: true, Saves: not null }));
        Fact[] each = [Fact.Of("monthly", new Phrase(CostReport.KeyOf(monthly))), monthly.Saves!.AsFact("saves", FactKind.Money)];
        return once.Saves!.Value.Value > 0
            ? new Phrase("decide.costs.answer", [.. each, Fact.Of("once", new Phrase(CostReport.KeyOf(once))), once.Saves.AsFact("saves_once", FactKind.Money)])
            : new Phrase("decide.costs.answer.labelled", [.. each]);
    }
}
