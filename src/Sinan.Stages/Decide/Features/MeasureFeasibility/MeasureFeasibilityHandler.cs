using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Measures on the comments of the workspace and keeps what was found.</summary>
public sealed class MeasureFeasibilityHandler(
    IFeedbackRecord feedback, IRatedFeedback ratings, IDataVersions versions, ISnapshots snapshots, FeasibilityStudy study)
{
    /// <returns>Problems "decide.feasibility.no_labels", "decide.feasibility.told", "decide.feasibility.few_rows", "decide.feasibility.one_label".</returns>
    public async Task<Outcome<FeasibilityMeasure>> HandleAsync(MeasureFeasibility request, int threads, IProgressSink progress, CancellationToken cancellationToken)
    {
        if (request.Told is not (null or FeasibilityWords.Rating or FeasibilityWords.Given))
            return new Problem("decide.feasibility.told", ProblemKind.Invalid, Fact.Of("told", request.Told));
        var data = await versions.CurrentAsync(cancellationToken);
        var all = await feedback.ReadAllAsync(cancellationToken);
        var told = request.Told ?? (all.Select(f => f.Label).Where(l => l is not null).Distinct().Take(2).Count() == 2 ? FeasibilityWords.Given : FeasibilityWords.Rating);
        var rows = told == FeasibilityWords.Given ? Rows(all, [.. all.Select(f => f.Label)]) : Rows(all, [.. ratings.IsGlad(all).Select(g => g switch { true => FeasibilityWords.Glad, false => FeasibilityWords.Cross, _ => null })]);
        if (rows.All(r => r.Label is null))
            return new Problem("decide.feasibility.no_labels", ProblemKind.NotEnough);
        var measured = await Task.Run(() => study.Measure(rows, told, request.Seed, threads, progress, cancellationToken), cancellationToken);
        if (!measured.IsOk)
            return measured.Problem;
        var measure = measured.Value with { Data = data };
        await snapshots.SaveAsync(FeasibilityMeasure.SnapshotKind, measure, data, cancellationToken);
        return measure;
    }

    /// <summary>The channel is the circumstance that must be covered, and its people the groups that must fare alike.</summary>
    static List<LabelledRow> Rows(IReadOnlyList<StoredFeedback> all, IReadOnlyList<string?> labels) =>
    [
        .. all.Select((f, i) => new LabelledRow(
            f.Text.Length > 0 ? f.Text : null, labels[i], f.Source, f.Source, null, f.UserNo?.ToString(CultureInfo.InvariantCulture), f.Time)),
    ];
}
