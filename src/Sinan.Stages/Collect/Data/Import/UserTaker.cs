using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Rows that describe users: every further column is an attribute. It holds from the time of the row on where a person named a time column, else always.</summary>
public sealed class UserTaker(ImportPlan plan, IWorkspace workspace, Action<Action<IRecordImport>> emit) : RowTaker(plan, workspace, emit)
{
    const int RowsPerAppend = 2_048;

    List<UserRow> rows = [];
    ImmutableArray<(int Column, string Name)> attributes = [];

    public override void Begin(PlannedFile file)
    {
        base.Begin(file);
        attributes = [.. file.Guesses.Where(g => g.Role == ColumnRole.Property).Select(g => (g.Column, g.Profile.Name))];
    }

    public override string? Take(TableReader row)
    {
        var user = Cell(row, UserColumn);
        if (user.IsEmpty)
            return "missing_user";
        long? since = null;
        if (Cell(row, TimeColumn) is { IsEmpty: false } cell)
        {
            if (!TryTime(cell, out var time))
                return "bad_time";
            since = time;
        }

        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(attributes.Length);
        foreach (var (column, name) in attributes)
        {
            if (TextOf(row, column) is { } value)
                values.Add(new(name, PersonalData.Redact(value, Redacted)));
        }

        rows.Add(new UserRow(UserKey(user, out _), values.ToImmutable()) { SinceMs = since });
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
}
