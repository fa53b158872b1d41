using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Storage;

sealed class LabelStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : ILabelStore
{
    public async Task<IReadOnlyList<LabelSet>> SetsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. LabelSet.BuiltIn, .. (await db.LabelSets.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(SetOf)];
    }

    public async Task<LabelSet?> AddSetAsync(string name, IReadOnlyList<string> labels, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var row = new LabelSetRow { Name = name, Key = name.ToLowerInvariant(), Labels = JsonSerializer.Serialize(labels, EvidenceJson.Options) };
        if (await db.LabelSets.AnyAsync(set => set.Key == row.Key, cancellationToken))
            return null;
        db.LabelSets.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return SetOf(row);
    }

    public async Task<IReadOnlyList<CommentLabel>> LabelsAsync(string set, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.CommentLabels.AsNoTracking().Where(row => row.SetId == set).OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(LabelOf)];
    }

    public async Task SaveAsync(CommentLabel label, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var row = new CommentLabelRow
        {
            SetId = label.Set, Comment = label.Comment, Annotator = label.IsFinal ? "" : label.Annotator, Label = label.Label, IsFinal = label.IsFinal,
            SettledBy = label.IsFinal ? label.Annotator : null, At = clock.GetUtcNow(),
        };
        // A changed label is the newest: ids go by time.
        await db.CommentLabels.Where(old => old.SetId == row.SetId && old.Comment == row.Comment && old.Annotator == row.Annotator && old.IsFinal == row.IsFinal).ExecuteDeleteAsync(cancellationToken);
        db.CommentLabels.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<CommentLabel?> UndoAsync(string set, string annotator, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.CommentLabels.AsNoTracking().Where(row => row.SetId == set && row.Annotator == annotator && !row.IsFinal).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
            return null;
        await db.CommentLabels.Where(row => row.Id == newest.Id).ExecuteDeleteAsync(cancellationToken);
        return LabelOf(newest);
    }

    public async Task<IReadOnlyDictionary<string, int>> DisputesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // The least and the greatest of the labels differ where any two do; comments passed over have none.
        var disputed = await db.CommentLabels.GroupBy(row => new { row.SetId, row.Comment })
            .Select(comment => new { comment.Key.SetId, Finals = comment.Count(row => row.IsFinal), Least = comment.Min(row => row.Label), Greatest = comment.Max(row => row.Label) })
            .Where(comment => comment.Finals == 0 && comment.Least != comment.Greatest).Select(comment => comment.SetId).ToListAsync(cancellationToken);
        return disputed.CountBy(set => set).ToDictionary(set => set.Key, set => set.Value);
    }

    static LabelSet SetOf(LabelSetRow row) =>
        new(row.Id.ToString(CultureInfo.InvariantCulture), row.Name, JsonSerializer.Deserialize<ImmutableArray<string>>(row.Labels, EvidenceJson.Options));

    static CommentLabel LabelOf(CommentLabelRow row) => new(row.SetId, row.Comment, row.SettledBy ?? row.Annotator, row.Label, row.At, row.IsFinal);
}
