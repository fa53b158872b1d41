using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Rows that describe items: every further column is an attribute.</summary>
public sealed class ItemTaker(ImportPlan plan, IWorkspace workspace, Action<Action<IRecordImport>> emit) : RowTaker(plan, workspace, emit)
{
    const int RowsPerAppend = 2_048;

    readonly Utf8Codes items = new(new KeyedHash(workspace.UserKey("row identity"u8)));
    List<ItemRow> rows = [];
    ImmutableArray<(int Column, string Name)> attributes = [];
    (int Item, int Title, int Description, int Category, int Price, int Tags) at;

    public override long Items => items.Count;

    public override void Begin(PlannedFile file)
    {
        base.Begin(file);
        at = (file.Column(ColumnRole.Item), file.Column(ColumnRole.Title), file.Column(ColumnRole.Description), file.Column(ColumnRole.Category), file.Column(ColumnRole.Price), file.Column(ColumnRole.Tags));
        attributes = [.. file.Guesses.Where(g => g.Role == ColumnRole.Property).Select(g => (g.Column, g.Profile.Name))];
    }

    public override string? Take(TableReader row)
    {
        var id = NumberText.WithoutFloatTail(Cell(row, at.Item));
        if (id.IsEmpty)
            return "missing_item";
        if (!TryNumber(row, at.Price, out var price))
            return "bad_number";
        var code = items.CodeOf(id, out _);
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(attributes.Length);
        foreach (var (column, name) in attributes)
        {
            if (Masked(TextOf(row, column)) is { } value)
                values.Add(new(name, value));
        }

        rows.Add(new ItemRow(
            items.TextOf(code), Masked(TextOf(row, at.Title)), Masked(TextOf(row, at.Description)), TextOf(row, at.Category), double.IsNaN(price) ? null : price, TextOf(row, at.Tags))
        {
            Attributes = values.ToImmutable(),
        });
        Accepted++;
        if (rows.Count == RowsPerAppend)
            Finish();
        return null;
    }

    public override void Finish()
    {
        if (rows.Count == 0)
            return;
        var full = rows;
        Emit(import => import.Append(full));
        rows = [];
    }

    string? Masked(string? text) => text is null ? null : PersonalData.Redact(text, Redacted);
}
