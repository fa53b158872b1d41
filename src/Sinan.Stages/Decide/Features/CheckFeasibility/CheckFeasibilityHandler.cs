using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>Answers for any target from the newest measure, and keeps the figures as evidence.</summary>
public sealed class CheckFeasibilityHandler(ISnapshots snapshots, INeeds needs, IEvidenceStore evidence, TimeProvider clock)
{
    public const string NoneYet = "decide.feasibility.none_yet";

    /// <summary>Measures that are looked through for one of what is told.</summary>
    const int MostMeasures = 20;

    /// <returns>Problems "decide.feasibility.numbers", "decide.feasibility.none_yet", "decide.need.not_found".</returns>
    public async Task<Outcome<FeasibilityReport>> HandleAsync(CheckFeasibility request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (!request.IsSound)
            return new Problem("decide.feasibility.numbers", ProblemKind.Invalid);
        if (request.Need is { } need && (await needs.LatestAsync(cancellationToken))?.Find(need) is null)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", need));
        var measures = await snapshots.HistoryAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, MostMeasures, cancellationToken);
        if (measures.FirstOrDefault(m => request.Told is null || m.Value.Told == request.Told)?.Value is not { } measure)
            return new Problem(NoneYet, ProblemKind.NotFound);
        var report = await Task.Run(() => FeasibilityReport.Of(measure, request), cancellationToken);
        var asked = request with { Told = measure.Told, Rows = report.AtRows };
        var facts = (Told: (measure.Task ?? ToldTask.OfColumn(measure.Told)).AsFact("told"), Rows: Fact.Count("rows", report.AtRows), Target: Fact.Share("target", report.Target));
        var score = Proof(asked, measure, new Phrase("decide.feasibility.evidence.score", facts.Told, facts.Rows), report.Score, new Interval(report.ScoreCi95[0], report.ScoreCi95[1]));
        var chance = (Proof(asked, measure, new Phrase("decide.feasibility.evidence.chance", facts.Told, facts.Rows, facts.Target), report.Chance, null) with { RestsOn = [score.Id] }).Sealed();
        var proofs = MeasureProofs.Of(measure);
        await evidence.SaveAsync([score, chance, .. proofs.Values], cancellationToken);
        var proved = report with { ScoreEvidence = score.Id, ChanceEvidence = chance.Id, Proofs = proofs.ToImmutableSortedDictionary(p => p.Key, p => p.Value.Id, StringComparer.Ordinal) };
        return proved with { Says = [.. FeasibilityAnswer.Of(proved)], Seconds = clock.GetElapsedTime(started).TotalSeconds };
    }

    static Evidence Proof(CheckFeasibility asked, FeasibilityMeasure measure, Phrase statement, double value, Interval? interval) => new Evidence
    {
        Stage = "decide",
        Question = nameof(CheckFeasibility),
        Parameters = JsonSerializer.Serialize(asked, EvidenceJson.Options),
        Statement = statement with { Facts = [.. statement.Facts, Fact.Share("value", value) with { Interval = interval }] },
        Data = measure.Data,
        Method = "method.learning_curve",
        Value = value,
        Unit = FactKind.Share,
        Interval = interval,
        NoInterval = interval is null ? "decide.no_interval.chance" : null,
        Seed = measure.Seed,
        CodeVersion = CodeVersion.Current,
        At = measure.At,
    }.Sealed();
}
