using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Training;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.EstimateTraining;

public sealed class EstimateTrainingHandler(ISnapshots snapshots, ISettings settings, IEvidenceStore evidence)
{
    /// <summary>Rows of a label by a rule of thumb: fine-tuned models reach usable scores from about a hundred, models from nothing ask for ten thousand.</summary>
    static readonly Estimate rowsOfEach = new(1_000, 100, 10_000);

    /// <returns>Problems "decide.training.numbers", "decide.needs.unknown_choice".</returns>
    public async Task<Outcome<TrainingReport>> HandleAsync(EstimateTraining request, CancellationToken cancellationToken)
    {
        if (!request.IsSound)
            return new Problem("decide.training.numbers", ProblemKind.Invalid);
        if (Accelerator.All.FirstOrDefault(a => a.Code == request.Processor) is not { } processor)
            return NeedWords.Unknown(request.Processor);
        var measure = (await snapshots.LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, cancellationToken))?.Value;
        var classes = request.Classes ?? measure?.Labels.Length ?? 2;
        // Another number of labels is another task than the one that was measured.
        var measured = measure is not null && classes == measure.Labels.Length ? measure : null;
        var needed = measured is null ? new AdviceFigure(rowsOfEach.Times(classes), FigureOrigin.RuleOfThumb, AdviceFigure.SourceOf("rows.each")) : await NeededAsync(measured, request.Target, cancellationToken);
        var rows = request.Rows ?? Math.Ceiling(needed?.Value.Value ?? measured!.Rows);
        var prices = await settings.FindAsync<PriceBook>(PriceBook.Key, cancellationToken) ?? PriceBook.Empty;
        var (parameters, tokens) = (request.Parameters * 1e6, rows * request.TokensPerRow * request.Passes);
        TrainingPlan[] transformers =
        [
            TrainingPlan.OfTransformer("adapters", parameters, tokens, processor, request.Processors, prices), TrainingPlan.OfTransformer("whole", parameters, tokens, processor, request.Processors, prices),
            TrainingPlan.OfTransformer("scratch", parameters, TrainingCost.TokensPerParameter * parameters, processor, request.Processors, prices),
        ];
        TrainingPlan[] here = measure is null ? [] : [new TrainingPlan("here", AdviceFigure.Measured("training.here", Estimate.Sure(measure.SecondsPerRow * rows), null), null)];
        var report = new TrainingReport(request, [], needed, classes, rows, [.. here, .. transformers]);
        return report with { Says = [NeedSays(report, request), TimeSays(report)] };
    }

    /// <summary>Rows that the target takes by the learning curve, at least those of its smallest part; null where the curve never reaches it.</summary>
    async Task<AdviceFigure?> NeededAsync(FeasibilityMeasure measure, double target, CancellationToken cancellationToken)
    {
        var (rows, interval) = await Task.Run(() => CurveForecast.Of(measure.Curve, measure.Seed).RowsFor(target), cancellationToken);
        if (double.IsInfinity(rows))
            return null;
        // Nothing is known below the smallest part that was measured.
        double Whole(double n) => Math.Max(measure.Curve.Points[0].Rows, Math.Ceiling(n));
        var value = new Estimate(Whole(rows), Whole(interval.Low), Whole(interval.High));
        var proof = MeasureProofs.Needed(measure, target, value);
        await evidence.SaveAsync([proof], cancellationToken);
        return AdviceFigure.Measured("rows.curve", value, proof.Id);
    }

    static Phrase NeedSays(TrainingReport report, EstimateTraining request)
    {
        var target = Fact.Share("target", request.Target);
        return report.Needed is not { } needed ? new Phrase("decide.training.answer.never", target)
            : new Phrase("decide.training.answer." + (needed.Origin != FigureOrigin.Measured ? "thumb" : needed.Value.Low == needed.Value.High ? "few" : "measured"), target, needed.AsFact("rows", FactKind.Count), Fact.Count("classes", report.Classes));
    }

    static Phrase TimeSays(TrainingReport report)
    {
        var adapters = report.Plans.First(p => p.Code == "adapters");
        return new Phrase(
            "decide.training.answer.time", Fact.Count("n", report.Rows), Fact.Decimal("millions", report.Asked.Parameters), Fact.Count("processors", report.Asked.Processors),
            Fact.Of("processor", new Phrase("decide.training.processor." + report.Asked.Processor)), adapters.Seconds.AsFact("time", FactKind.Duration));
    }
}
