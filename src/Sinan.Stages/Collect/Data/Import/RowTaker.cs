using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Turns the rows of one kind into appends to the record. Reads on one thread; the appends it emits run on another, in order.</summary>
public abstract class RowTaker(ImportPlan plan, IWorkspace workspace, Action<Action<IRecordImport>> emit)
{
    readonly ZoneClock clock = new(plan.Zone);
    readonly Utf8Codes userCodes = new(HashOf(plan, workspace));
    readonly List<UInt128> userKeys = [];
    Occurrences occurrences = new();
    byte[] joined = new byte[1024];

    protected ImportPlan Plan { get; } = plan;

    protected KeyedHash Hash { get; } = HashOf(plan, workspace);

    protected Action<Action<IRecordImport>> Emit { get; } = emit;

    protected PlannedFile File { get; private set; } = plan.Files[0];

    /// <summary>Places masked, by kind.</summary>
    public long[] Redacted { get; } = new long[PersonalData.Kinds.Count];

    public long Accepted { get; protected set; }

    public long Users => userKeys.Count;

    public virtual long Items => 0;

    public virtual IEnumerable<(string Name, long Rows)> Events => [];

    public long? FirstTime { get; private set; }

    public long? LastTime { get; private set; }

    protected int UserColumn { get; private set; }

    protected int TimeColumn { get; private set; }

    protected int IdColumn { get; private set; }

    /// <summary>Starts a file; equal rows are counted within it.</summary>
    public virtual void Begin(PlannedFile file)
    {
        File = file;
        occurrences = new Occurrences();
        (UserColumn, TimeColumn, IdColumn) = (file.Column(ColumnRole.User), file.Column(ColumnRole.Time), file.Column(ColumnRole.Id));
    }

    /// <summary>Takes one row with as many cells as columns.</summary>
    /// <returns>Null, or the reason why the row cannot be used.</returns>
    public abstract string? Take(TableReader row);

    /// <summary>Emits what is still held.</summary>
    public abstract void Finish();

    /// <summary>The cell of an optional column; empty when it is missing.</summary>
    protected static ReadOnlySpan<byte> Cell(TableReader row, int column)
    {
        if (column < 0)
            return [];
        var cell = row[column];
        return NumberText.IsMissing(cell) ? [] : cell;
    }

    protected static string? TextOf(TableReader row, int column) => Cell(row, column) is { IsEmpty: false } cell ? Encoding.UTF8.GetString(cell) : null;

    /// <summary>An optional number: true with NaN when missing, false when it cannot be read.</summary>
    protected static bool TryNumber(TableReader row, int column, out double value)
    {
        value = double.NaN;
        var cell = Cell(row, column);
        return cell.IsEmpty || NumberText.TryRead(cell, out value);
    }

    /// <summary>A time in milliseconds UTC.</summary>
    protected bool TryTime(ReadOnlySpan<byte> cell, out long time)
    {
        if (!TimeText.TryRead(cell, File.Time!.Value, out time, out var isUtc) && !TimeText.TryRead(cell, new TimeFormat(TimeShape.YearFirst), out time, out isUtc))
            return false;
        if (!isUtc)
            time = clock.ToUtc(time);
        return true;
    }

    protected void Saw(long time)
    {
        FirstTime = FirstTime is { } first && first <= time ? first : time;
        LastTime = LastTime is { } last && last >= time ? last : time;
    }

    /// <summary>The keyed hash of a user id and its dense number in this import.</summary>
    protected UInt128 UserKey(ReadOnlySpan<byte> rawId, out int code)
    {
        rawId = NumberText.WithoutFloatTail(rawId);
        code = userCodes.CodeOf(rawId, out var isNew);
        if (isNew)
            userKeys.Add(workspace.UserKey(rawId));
        return userKeys[code];
    }

    /// <summary>The file's own id, or the hash of the row and of how often it was there before in this file.</summary>
    protected UInt128 RowId(TableReader row)
    {
        if (Cell(row, IdColumn) is { IsEmpty: false } own)
            return Hash.Wide(own, -1);
        var length = 0;
        for (var i = 0; i < row.Count; i++)
        {
            var cell = row[i];
            if (joined.Length < length + cell.Length + 1)
                Array.Resize(ref joined, Math.Max(joined.Length * 2, length + cell.Length + 1));
            cell.CopyTo(joined.AsSpan(length));
            length += cell.Length;
            // 0xFF never occurs in UTF-8, so cells cannot run together.
            joined[length++] = 0xFF;
        }

        var content = joined.AsSpan(0, length);
        var first = Hash.Wide(content, 0);
        var occurrence = occurrences.Next((ulong)(first & ulong.MaxValue));
        return occurrence == 0 ? first : Hash.Wide(content, occurrence);
    }

    /// <summary>Rows of different event tables are different, even with the same id.</summary>
    static KeyedHash HashOf(ImportPlan plan, IWorkspace workspace) => new(workspace.UserKey(plan.Table is null ? "row identity"u8 : Encoding.UTF8.GetBytes("row identity of " + plan.Table)));
}
