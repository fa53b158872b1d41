using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Decisions;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.CompareDesigns;

public sealed class CompareDesignsHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <summary>From this chance on the choice counts as settled.</summary>
    const double Settled = 0.95;

    /// <returns>Problems: "deliver.initiative.not_found", "deliver.metric.unknown".</returns>
    public async Task<Outcome<DesignReport>> HandleAsync(CompareDesigns request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var goal = initiative.Goal;
        if (request.Metric is { } wanted && goal.Find(wanted) is null)
            return new Problem("deliver.metric.unknown", ProblemKind.NotFound, Fact.Of("metric", wanted));
        var metric = request.Metric is { } named ? goal.Find(named) : goal.Metrics.FirstOrDefault(m => goal.Designs.Any(d => d.Metric == m.Id)) ?? goal.Metrics.FirstOrDefault();
        var designs = goal.Designs.Where(d => d.Metric == metric?.Id).ToArray();
        if (designs.Length == 0)
            return new DesignReport(new Phrase(metric is null ? "deliver.designs.answer.no_metric" : "deliver.designs.answer.none"), initiative.Id, initiative.Title, goal.Metrics, metric, []);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        var standings = BestChoice.Of([.. designs.Select(d => d.Believed(metric!.Unit))], metric!.RiseIsGood)
            .Zip(designs, (standing, design) => Prove(initiative, metric, design, designs, standing, proofs)).OrderByDescending(s => s.Best.Number).ToImmutableArray();
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return new DesignReport(Sentence(standings, metric), initiative.Id, initiative.Title, goal.Metrics, metric, standings);
    }

    static Phrase Sentence(ImmutableArray<DesignStanding> standings, GoalMetric metric)
    {
        var first = standings[0];
        if (standings.Length == 1)
            return new Phrase("deliver.designs.answer.one", Fact.Of("design", first.Design.Name));
        return new Phrase(
            first.Best.Number >= Settled ? "deliver.designs.answer.settled" : "deliver.designs.answer.open", Fact.Of("design", first.Design.Name), Fact.Count("designs", standings.Length),
            Fact.Of("metric", metric.Name), first.Best with { Name = "chance" }, first.Loss with { Name = "loss" });
    }

    static DesignStanding Prove(Initiative initiative, GoalMetric metric, Design design, Design[] all, Contender standing, WorkProofs proofs)
    {
        var (kind, facts) = (MetricReview.KindOf(metric), ImmutableArray.Create(Fact.Of("design", design.Name), Fact.Of("metric", metric.Name)));
        var method = metric.Unit == MetricUnit.Share ? "method.posterior_share" : "method.posterior_mean";
        var estimate = proofs.Prove(
            nameof(CompareDesigns), new { initiative.Id, Metric = metric.Id, Design = design.Name, Observations = design.Sample, design.Value, design.Deviation }, new Phrase("deliver.evidence.design", facts), method,
            new Fact { Name = "estimate", Kind = kind, Number = standing.Mean }.Between(standing.Interval.Low, standing.Interval.High));
        // Both rest on the figures of every design.
        var parameters = new
        {
            initiative.Id, Metric = metric.Id, Design = design.Name, Designs = all.Select(d => d.Name), Observations = all.Select(d => d.Sample), Results = all.Select(d => d.Value),
            Deviations = all.Select(d => d.Deviation).OfType<double>(),
        };
        return new DesignStanding(
            design, estimate,
            proofs.Prove(nameof(CompareDesigns), parameters, new Phrase("deliver.evidence.design_best", facts), "method.best_choice", Fact.Share("best", standing.Best)),
            proofs.Prove(nameof(CompareDesigns), parameters, new Phrase("deliver.evidence.design_loss", facts), "method.best_choice", new Fact { Name = "loss", Kind = kind, Number = standing.Loss }));
    }
}
