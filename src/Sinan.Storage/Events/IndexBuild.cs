using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>Reads events from the record and builds the index into a file.</summary>
static class IndexBuild
{
    /// <param name="connection">A read transaction.</param>
    /// <param name="columns">Columns of the events to carry.</param>
    /// <param name="attributes">Attributes of users and items to carry.</param>
    /// <param name="basis">Index to bring up to date; null builds from nothing.</param>
    /// <param name="data">Data version that the transaction sees; its hash becomes the stamp.</param>
    /// <param name="path">File to write.</param>
    /// <param name="cancellationToken">Leaves an unfinished file at <paramref name="path"/>.</param>
    public static void Write(
        DuckDbConnection connection, IReadOnlyList<IndexColumn> columns, IReadOnlyList<AttributeColumn> attributes, BehaviorIndex? basis, DataVersion data, string path,
        CancellationToken cancellationToken)
    {
        using var builder = new BehaviorIndexBuilder([.. columns.Select(c => c.Info), .. attributes.Select(a => a.Info)], basis);
        var next = Fill(builder, connection, columns, basis?.NextOrdinal ?? 0, IndexSpan.InWholeSeconds(data), cancellationToken);
        foreach (var column in columns)
        {
            if (column.TextsSql is { } sql)
                builder.Text(column.Info.Name).Texts = IndexColumns.Texts(connection, sql);
        }

        AttributeColumns.Fill(builder, connection, attributes, IndexSpan.InWholeSeconds(data));
        var names = IndexColumns.Texts(connection, "SELECT name FROM event_names ORDER BY event_no");
        var users = connection.Scalar<int>("SELECT coalesce(max(user_no), -1)::INTEGER + 1 FROM users");
        var info = new BehaviorIndexInfo(names, data.Hash, next, users);
        using var image = builder.Build(info, length => MappedFile.Create(path, length), cancellationToken);
    }

    /// <summary>Appends the events from an ordinal on, in the order of their ordinals.</summary>
    /// <returns>Ordinal of the next event.</returns>
    static long Fill(
        BehaviorIndexBuilder builder, DuckDbConnection connection, IReadOnlyList<IndexColumn> columns, long from, bool inWholeSeconds, CancellationToken cancellationToken)
    {
        var time = inWholeSeconds ? "date_trunc('second', time)::TIMESTAMP_MS" : "time";
        var list = string.Concat(columns.Select(c => ", " + c.Sql));
        var ordered = IsStoredInOrder(connection, from, cancellationToken) ? "" : " ORDER BY ordinal";
        // Before the events: a connection streams one result at a time.
        var persons = MergedUsers.Read(connection);
        using var result = connection.Query($"SELECT ordinal, user_no, {time}, event_no{list} FROM events WHERE ordinal >= $1{ordered}", [from], cancellationToken);
        var codes = new int[DuckDbAppender.Capacity];
        var users = new int[DuckDbAppender.Capacity];
        var numbers = new double[DuckDbAppender.Capacity];
        foreach (var chunk in result)
        {
            from = chunk[0].Values<long>()[^1] + 1;
            builder.Append(MergedUsers.Translate(persons, chunk[1].Values<int>(), users), chunk[2].Values<long>(), chunk[3].Values<int>());
            for (var i = 0; i < columns.Count; i++)
            {
                var column = chunk[4 + i];
                if (columns[i].Info.IsNumber)
                    builder.Number(columns[i].Info.Name).Append(WithNone(column, column.Values<double>(), numbers, double.NaN));
                else
                    builder.Text(columns[i].Info.Name).Append(WithNone(column, column.Values<int>(), codes, -1));
            }
        }

        return from;
    }

    /// <summary>Imports append in order and reading keeps the order of the rows, so a sort is needed only if that ever fails.</summary>
    static bool IsStoredInOrder(DuckDbConnection connection, long from, CancellationToken cancellationToken)
    {
        using var result = connection.Query("SELECT ordinal FROM events WHERE ordinal >= $1", [from], cancellationToken);
        foreach (var chunk in result)
        {
            foreach (var ordinal in chunk[0].Values<long>())
            {
                if (ordinal < from)
                    return false;
                from = ordinal + 1;
            }
        }

        return true;
    }

    /// <summary>Values of a column, with a stand-in where there is none.</summary>
    public static ReadOnlySpan<T> WithNone<T>(DuckDbColumn column, ReadOnlySpan<T> values, T[] buffer, T none)
        where T : unmanaged
    {
        if (!column.HasMask)
            return values;
        for (var row = 0; row < values.Length; row++)
            buffer[row] = column.IsNull(row) ? none : values[row];
        return buffer.AsSpan(0, values.Length);
    }
}
