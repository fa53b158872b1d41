using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Measures on the comments of the workspace and keeps what was found.</summary>
public sealed class MeasureFeasibilityHandler(
    IFeedbackRecord feedback, IRatedFeedback ratings, ILabelledComments labels, IDataVersions versions, ISnapshots snapshots, FeasibilityStudy study)
{
    /// <summary>What can be told in this workspace: stars, labels that came with the comments, and the sets in which people labelled enough.</summary>
    public async Task<ImmutableArray<ToldTask>> TasksAsync(CancellationToken cancellationToken) =>
        [ToldTask.OfRating, ToldTask.OfGiven, .. (await labels.SetsAsync(cancellationToken)).Where(s => s.Labelled > 0).Select(ToldTask.OfSet)];

    /// <returns>Problems "decide.feasibility.no_labels", "decide.feasibility.told", "decide.feasibility.few_rows", "decide.feasibility.one_label".</returns>
    public async Task<Outcome<FeasibilityMeasure>> HandleAsync(MeasureFeasibility request, int threads, IProgressSink progress, CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        var all = await feedback.ReadAllAsync(cancellationToken);
        var told = request.Told ?? (all.Select(f => f.Label).Where(l => l is not null).Distinct().Take(2).Count() == 2 ? ToldTask.Given : ToldTask.Rating);
        if (await RowsAsync(told, all, cancellationToken) is not { } found)
            return new Problem("decide.feasibility.told", ProblemKind.Invalid, Fact.Of("told", told));
        if (found.Rows.All(r => r.Label is null))
            return new Problem("decide.feasibility.no_labels", ProblemKind.NotEnough);
        var measured = await Task.Run(() => study.Measure(found.Rows, found.Told, request.Seed, threads, progress, cancellationToken), cancellationToken);
        if (!measured.IsOk)
            return measured.Problem;
        var measure = measured.Value with { Data = data };
        await snapshots.SaveAsync(FeasibilityMeasure.SnapshotKind, measure, data, cancellationToken);
        return measure;
    }

    /// <summary>Null for a code that stands for nothing.</summary>
    async Task<(ToldTask Told, List<LabelledRow> Rows)?> RowsAsync(string told, IReadOnlyList<StoredFeedback> all, CancellationToken cancellationToken)
    {
        if (told == ToldTask.Given)
            return (ToldTask.OfGiven, Rows(all, [.. all.Select(f => f.Label)]));
        if (told == ToldTask.Rating)
            return (ToldTask.OfRating, Rows(all, [.. ratings.IsGlad(all).Select(g => g switch { true => ToldTask.Glad, false => ToldTask.Cross, _ => null })]));
        if (ToldTask.SetOf(told) is not { } id || await labels.FindAsync(id, cancellationToken) is not { } set)
            return null;
        var given = set.Labels.ToDictionary(l => l.Comment);
        var rows = Rows(all, [.. all.Select(f => given.GetValueOrDefault(f.No)?.Label)]);
        return (ToldTask.OfSet(set.Set), [.. rows.Zip(all, (row, f) => given.GetValueOrDefault(f.No) is { } label ? row with { First = label.First, Second = label.Second, IsRandom = label.IsRandom } : row)]);
    }

    /// <summary>The channel is the circumstance that must be covered, and its people the groups that must fare alike.</summary>
    static List<LabelledRow> Rows(IReadOnlyList<StoredFeedback> all, IReadOnlyList<string?> labels) =>
    [
        .. all.Select((f, i) => new LabelledRow(
            f.Text.Length > 0 ? f.Text : null, labels[i], f.Source, f.Source, null, f.UserNo?.ToString(CultureInfo.InvariantCulture), f.Time)),
    ];
}
