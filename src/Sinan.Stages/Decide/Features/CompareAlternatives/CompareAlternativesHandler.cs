using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Decide.Features.CheckFeasibility;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

public sealed class CompareAlternativesHandler(
    ISnapshots snapshots, INeeds needs, ISettings settings, IFeedbackRecord feedback, IDataVersions versions, IEvidenceStore evidence, TimeProvider clock)
{
    /// <summary>Days of comments that a month's cases are reckoned from.</summary>
    const double RecentDays = 90;

    const double DaysAMonth = 30;

    /// <returns>Problems "decide.alternatives.numbers", "decide.need.not_found".</returns>
    public async Task<Outcome<AlternativesReport>> HandleAsync(CompareAlternatives request, CancellationToken cancellationToken)
    {
        if (!request.IsSound)
            return new Problem("decide.alternatives.numbers", ProblemKind.Invalid);
        var need = request.Need is { } id ? (await needs.LatestAsync(cancellationToken))?.Find(id) : null;
        if (request.Need is { } unknown && need is null)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", unknown));
        var measure = (await snapshots.LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, cancellationToken))?.Value;
        var entry = (await settings.FindAsync<AdviceBook>(AdviceBook.Key, cancellationToken) ?? AdviceBook.Empty).Of(request.Need);
        var proofs = new List<Evidence>();
        var inputs = new AlternativeInputs
        {
            Prices = await settings.FindAsync<PriceBook>(PriceBook.Key, cancellationToken) ?? PriceBook.Empty,
            Cases = request.Cases is { } cases ? AdviceFigure.Entered(Estimate.Sure(cases)) : await CasesAsync(request, proofs, cancellationToken),
            Characters = measure is { Characters: > 0 and var characters } ? AdviceFigure.Measured("characters", Estimate.Sure(characters), null) : AdviceFigure.Rule("characters.usual", 60, 20, 300),
            HandlingSeconds = request.HandlingSeconds,
            LabelSeconds = CheckFeasibility.CheckFeasibility.DefaultLabelSeconds,
            MostSeconds = request.MostSeconds,
            Measured = measure is null ? null : await Task.Run(() => MeasuredWaysReader.Read(measure, request.Target, proofs), cancellationToken),
            Entered = entry.Figures,
            Answers = entry.Answers,
        };
        await evidence.SaveAsync(proofs, cancellationToken);
        var ways = Alternatives.Of(inputs);
        var report = new AlternativesReport
        {
            Asked = request,
            NeedTitle = need?.Title,
            Says = [],
            Verdict = AlternativesVerdict.Of(ways, request.Target),
            Suitability = Suitability.Of(entry.Answers),
            Ways = ways,
            Inputs = inputs,
            Told = measure is null ? null : (measure.Task ?? ToldTask.OfColumn(measure.Told)).Title,
        };
        return report with { Says = [.. AlternativesAnswer.Of(report)] };
    }

    /// <summary>Comments a month, from the last ninety days of comments; without any, a rule of thumb.</summary>
    async Task<AdviceFigure> CasesAsync(CompareAlternatives request, List<Evidence> proofs, CancellationToken cancellationToken)
    {
        var times = (await feedback.ReadColumnsAsync(cancellationToken)).Times.Where(t => t != IntakeBatch.NoTime).ToArray();
        if (times.Length == 0)
            return AdviceFigure.Rule("cases", 1_000, 100, 10_000);
        var (newest, day) = (times.Max(), TimeSpan.FromDays(1).TotalMilliseconds);
        var days = Math.Clamp((newest - times.Min()) / day, 1, RecentDays);
        var count = times.Count(t => newest - t <= days * day);
        var (scale, bounds) = (DaysAMonth / days, PoissonRates.Interval(count));
        var value = new Estimate(count * scale, bounds.Low * scale, bounds.High * scale);
        var proof = new Evidence
        {
            Stage = "decide",
            Question = nameof(CompareAlternatives),
            Parameters = JsonSerializer.Serialize(request, EvidenceJson.Options),
            Statement = new Phrase("decide.alternatives.evidence.cases", Fact.Count("value", value.Value) with { Interval = value.Interval }, Fact.Count("days", Math.Round(days))),
            Data = await versions.CurrentAsync(cancellationToken),
            Method = "method.comment_rate",
            Value = value.Value,
            Unit = FactKind.Count,
            Interval = value.Interval,
            CodeVersion = CodeVersion.Current,
            At = clock.GetUtcNow(),
        }.Sealed();
        proofs.Add(proof);
        return AdviceFigure.Measured("cases.measured", value, proof.Id);
    }
}
