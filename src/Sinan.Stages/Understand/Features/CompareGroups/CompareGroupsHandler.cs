using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Compare;

namespace Sinan.Stages.Understand.Features.CompareGroups;

/// <summary>Compares the users of the variants named in the log.</summary>
public sealed class CompareGroupsHandler(
    IBehaviorIndexes indexes, IFeedbackRecord feedback, ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock) : IGroupComparisons
{
    public async Task<Outcome<GroupComparison>> CompareAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        using var lease = await indexes.OpenAsync(cancellationToken);
        if (VariantColumn.Find(lease.Index, request.Column) is not { } column)
        {
            return request.Column is null
                ? new Problem("understand.compare.no_column", ProblemKind.NotEnough)
                : new Problem("understand.compare.unknown_column", ProblemKind.Invalid, Fact.Of("column", request.Column), Fact.Count("most", VariantColumn.MostVariants));
        }

        var said = await feedback.ReadColumnsAsync(cancellationToken);
        var ratings = Enumerable.Range(0, said.Count)
            .Where(i => said.Users[i] >= 0 && said.Times[i] != IntakeBatch.NoTime && !double.IsNaN(said.Ratings[i]))
            .Select(i => (said.Users[i], said.Times[i], said.Ratings[i]));
        var scan = VariantScan.Of(lease.Index, column, ratings, cancellationToken);
        var maker = new EvidenceMaker("CompareGroups", new { column = column.Name, request.Control }, lease.Data, clock.GetUtcNow(), seed: null);
        var comparison = Comparisons.Of(scan, column.Name, request, lease.Data, clock.GetUtcNow(), maker);
        if (comparison.IsOk)
        {
            await evidence.SaveAsync(maker.All, cancellationToken);
            await snapshots.SaveAsync(GroupComparison.SnapshotKind, comparison.Value, lease.Data, cancellationToken);
        }

        return comparison;
    }

    public async Task<GroupComparison?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<GroupComparison>(GroupComparison.SnapshotKind, cancellationToken))?.Value;
}
