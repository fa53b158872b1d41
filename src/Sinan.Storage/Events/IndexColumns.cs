using System.Globalization;
using Sinan.DuckDb;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>A column of <c>events</c> that the index carries.</summary>
/// <param name="Column">Column of the table.</param>
/// <param name="Info">Name and kind in the index.</param>
/// <param name="TextsSql">Selects the texts by code; null for numbers.</param>
sealed record IndexColumn(string Column, BehaviorColumnInfo Info, string? TextsSql)
{
    /// <summary>The column in SQL. Of the 64 bits that name a session 53 fit into a number: the sessions of one user stay apart but for one pair in 2^53.</summary>
    public string Sql => Info.Origin == BehaviorColumnOrigin.Session ? $"({DuckDbSql.Name(Column)} >> 11)::DOUBLE" : DuckDbSql.Name(Column);
}

/// <summary>Which columns of the record the index carries: those that hold anything at all.</summary>
static class IndexColumns
{
    /// <summary>A text column with more distinct values than this is nearly an id; questions by it have no answer a person could read, and its dictionary would outweigh the events.</summary>
    public const int MostTexts = 1 << 20;

    public static IReadOnlyList<IndexColumn> Of(DuckDbConnection connection)
    {
        var all = new List<IndexColumn>
        {
            // Items keep their place however many they are: every question about items needs them.
            new("item_no", new BehaviorColumnInfo("item", IsNumber: false), "SELECT item_id FROM items ORDER BY item_no"),
            new("value", new BehaviorColumnInfo("value", IsNumber: true), null),
            new("quantity", new BehaviorColumnInfo("quantity", IsNumber: true), null),
            new("duration", new BehaviorColumnInfo("duration", IsNumber: true), null),
            new("session", new BehaviorColumnInfo("session", IsNumber: true, BehaviorColumnOrigin.Session), null),
        };
        foreach (var property in RecordProperty.ReadAll(connection))
        {
            if (property.IsNumber)
            {
                all.Add(new IndexColumn(property.Column, new BehaviorColumnInfo(property.Name, IsNumber: true), null));
                continue;
            }

            var where = string.Create(CultureInfo.InvariantCulture, $"FROM property_values WHERE property_no = {property.No}");
            if (connection.Scalar<long>("SELECT count(*) " + where) <= MostTexts)
                all.Add(new IndexColumn(property.Column, new BehaviorColumnInfo(property.Name, IsNumber: false), $"SELECT text {where} ORDER BY code"));
        }

        return [.. all.Where(c => connection.Scalar<long>($"SELECT count(*) FROM (SELECT 1 FROM events WHERE {DuckDbSql.Name(c.Column)} IS NOT NULL LIMIT 1)") > 0)];
    }

    public static List<string> Texts(DuckDbConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        var texts = new List<string>();
        using var result = connection.Query(sql, parameters);
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                texts.Add(chunk[0].Text(row));
        }

        return texts;
    }
}
