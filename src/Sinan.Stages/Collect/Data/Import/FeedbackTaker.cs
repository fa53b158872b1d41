using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Numerics.Text;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Rows that are comments, reviews, answers.</summary>
public sealed class FeedbackTaker(ImportPlan plan, IWorkspace workspace, Action<Action<IRecordImport>> emit) : RowTaker(plan, workspace, emit)
{
    const int RowsPerAppend = 2_048;

    readonly Utf8Codes items = new(new KeyedHash(workspace.UserKey("row identity"u8)));
    readonly List<ItemRow> itemRows = [];
    List<FeedbackRow> rows = [];
    (int Text, int Rating, int Item, int Source, int Label, int Category, int Version, int Device, int Segment) at;
    string source = "";

    public override long Items => items.Count;

    public override void Begin(PlannedFile file)
    {
        base.Begin(file);
        at = (
            file.Column(ColumnRole.Text), file.Column(ColumnRole.Rating), file.Column(ColumnRole.Item), file.Column(ColumnRole.Source), file.Column(ColumnRole.Label), file.Column(ColumnRole.Category),
            file.Column(ColumnRole.Version), file.Column(ColumnRole.Device), file.Column(ColumnRole.Segment));
        source = file.File.Name.Split('.')[0];
    }

    public override string? Take(TableReader row)
    {
        var text = TextOf(row, at.Text)?.Trim().Trim('\uFEFF');
        if (text is null || TextCleaner.IsBlank(text))
            return "missing_text";
        long? time = null;
        if (Cell(row, TimeColumn) is { IsEmpty: false } written)
        {
            if (!TryTime(written, out var read))
                return "bad_time";
            time = read;
        }

        if (!TryNumber(row, at.Rating, out var rating))
            return "bad_number";
        UInt128? user = Cell(row, UserColumn) is { IsEmpty: false } raw ? UserKey(raw, out _) : null;
        rows.Add(new FeedbackRow(
            RowId(row), user, time is { } t ? DateTimeOffset.FromUnixTimeMilliseconds(t) : null, double.IsNaN(rating) ? null : rating,
            ItemOf(row), TextOf(row, at.Source) ?? source, TextOf(row, at.Label), PersonalData.Redact(text, Redacted))
        {
            Own = new FeedbackContext(TextOf(row, at.Version), TextOf(row, at.Device), TextOf(row, at.Segment)),
        });
        if (time is { } seen)
            Saw(seen);
        Accepted++;
        if (rows.Count == RowsPerAppend)
            Send();
        return null;
    }

    public override void Finish()
    {
        Send();
        foreach (var chunk in itemRows.Chunk(RowsPerAppend))
            Emit(import => import.Append(chunk));
    }

    string? ItemOf(TableReader row)
    {
        var id = NumberText.WithoutFloatTail(Cell(row, at.Item));
        if (id.IsEmpty)
            return null;
        var code = items.CodeOf(id, out var isNew);
        var text = items.TextOf(code);
        if (isNew && TextOf(row, at.Category) is { } category)
            itemRows.Add(new ItemRow(text, null, null, category, null, null));
        return text;
    }

    void Send()
    {
        if (rows.Count == 0)
            return;
        var full = rows;
        Emit(import => import.Append(full));
        rows = [];
    }
}
