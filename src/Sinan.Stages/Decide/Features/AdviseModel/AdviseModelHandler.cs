using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Models;
using Sinan.Stages.Decide.Features.MeasureFeasibility;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.AdviseModel;

public sealed class AdviseModelHandler(ISnapshots snapshots, ILabelledComments labels, IEvidenceStore evidence)
{
    /// <returns>Problems "decide.models.numbers", "decide.needs.unknown_choice".</returns>
    public async Task<Outcome<ModelReport>> HandleAsync(AdviseModel request, CancellationToken cancellationToken)
    {
        if (!request.IsSound)
            return new Problem("decide.models.numbers", ProblemKind.Invalid);
        if (Read<ModelScenario>(request.Scenario) is not { } scenario)
            return NeedWords.Unknown(request.Scenario);
        if (Read<Compute>(request.Compute) is not { } compute)
            return NeedWords.Unknown(request.Compute);
        var measure = (await snapshots.LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, cancellationToken))?.Value;
        var (rows, classes) = await FoundAsync(measure, cancellationToken);
        if (request.Rows is { } entered)
            rows = AdviceFigure.Entered(Estimate.Sure(entered));
        AdviceFigure? light = null;
        if (measure is not null && request.Rows is null)
        {
            var (figure, proof) = await Task.Run(() => MeasuredWaysReader.Own(measure, request.Target), cancellationToken);
            await evidence.SaveAsync([proof], cancellationToken);
            light = figure;
        }

        var question = new ModelQuestion(scenario, rows.Value.Value, request.Classes ?? classes, request.Milliseconds, compute, request.Target, light);
        var options = ModelAdvice.Of(question);
        var best = options[0];
        var says = new Phrase(
            "decide.models.answer." + best.Verdict, Fact.Of("family", new Phrase(ModelReport.KeyOf(best.Family))),
            Fact.Of("reason", best.Reasons.LastOrDefault(r => r.Speaks == true)?.Says ?? best.Reasons.FirstOrDefault()?.Says ?? new Phrase("decide.models.because.none")));
        return new ModelReport(question, rows, [says, new Phrase("decide.models.answer.users")], options, TaskMetric.Of(scenario));
    }

    /// <summary>Rows and labels of the newest measure, else of the largest set of labels.</summary>
    async Task<(AdviceFigure Rows, int Classes)> FoundAsync(FeasibilityMeasure? measure, CancellationToken cancellationToken)
    {
        if (measure is not null)
            return (AdviceFigure.Measured("rows.measured", Estimate.Sure(measure.Rows), null), measure.Labels.Length);
        var largest = (await labels.SetsAsync(cancellationToken)).MaxBy(s => s.Labelled);
        return largest is { Labelled: > 0 }
            ? (AdviceFigure.Measured("rows.set", Estimate.Sure(largest.Labelled), null), largest.Names.Count)
            : (AdviceFigure.Rule("rows.none", ModelAdvice.Small, 0, ModelAdvice.Large), 2);
    }

    /// <summary>The first where nothing is given; null for a name that stands for nothing.</summary>
    static T? Read<T>(string? code)
        where T : struct, Enum => string.IsNullOrEmpty(code) ? default(T) : NeedWords.Read<T>(code);
}
