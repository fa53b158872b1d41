using System.Collections.Immutable;
using Sinan.DuckDb;

namespace Sinan.Storage.Events;

/// <summary>Attributes of items in one import that the table of items has no column for. The last value of each counts.</summary>
sealed class ItemAttributeTable : IDisposable
{
    readonly DuckDbConnection connection;
    readonly int importNo;
    readonly DuckDbAppender appender;
    long appended;
    int row;

    public ItemAttributeTable(DuckDbConnection connection, int importNo)
    {
        (this.connection, this.importNo) = (connection, importNo);
        connection.Execute("CREATE TEMP TABLE staged_item_attributes(row_no BIGINT, item_no INTEGER, name VARCHAR, value VARCHAR)");
        appender = connection.Append("staged_item_attributes");
    }

    public void Append(int item, ImmutableArray<KeyValuePair<string, string>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            appender[0].Values<long>()[row] = appended++;
            appender[1].Values<int>()[row] = item;
            appender[2].Write(row, name);
            appender[3].Write(row, value);
            if (++row == DuckDbAppender.Capacity)
                Flush();
        }
    }

    /// <summary>Writes what is new or different.</summary>
    /// <returns>Items changed that this import has not changed otherwise.</returns>
    public long Save(CancellationToken cancellationToken)
    {
        Flush();
        appender.Close();
        connection.Execute(
            """
            CREATE TEMP TABLE changed_item_attributes AS
            SELECT item_no, name, last(value ORDER BY row_no) AS value FROM staged_item_attributes GROUP BY item_no, name
            EXCEPT SELECT item_no, name, value FROM item_attributes
            """,
            cancellationToken);
        connection.Execute("DELETE FROM item_attributes a USING changed_item_attributes c WHERE a.item_no = c.item_no AND a.name = c.name", cancellationToken);
        connection.Execute("INSERT INTO item_attributes SELECT item_no, name, value, $1 FROM changed_item_attributes ORDER BY item_no, name", [importNo], cancellationToken);
        return connection.Scalar<long>(
            "SELECT count(DISTINCT item_no) FROM changed_item_attributes JOIN items USING (item_no) WHERE items.import_no IS DISTINCT FROM $1", importNo);
    }

    public void Dispose() => appender.Dispose();

    void Flush()
    {
        if (row > 0)
            appender.Append(row);
        row = 0;
    }
}
