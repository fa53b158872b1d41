using Sinan.DuckDb;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>A column of the index that follows from what is known of users or items.</summary>
/// <param name="Attribute">Name of the attribute.</param>
/// <param name="Info">Column in the index: "user.plan", "item.category".</param>
/// <param name="IsFixed">The table of items has a column for it.</param>
sealed record AttributeColumn(string Attribute, BehaviorColumnInfo Info, bool IsFixed = false);

/// <summary>Which attributes the index carries, and their values.</summary>
static class AttributeColumns
{
    /// <summary>An attribute with more distinct values is nearly an id, and would cost four bytes an event.</summary>
    public const int MostTexts = ushort.MaxValue;

    /// <summary>Of users and of items so many attributes are carried, those that most of them have; the record keeps all.</summary>
    public const int MostAttributes = 50;

    const string Item = "item";

    /// <summary>What is stated of a person under all ids, in order. A first value counts only when nothing was stated before it.</summary>
    const string Changes = """
        SELECT coalesce(m.person_no, h.user_no) AS person_no, h.since, h.value, h.user_no
        FROM user_history h LEFT JOIN merged_users m USING (user_no) WHERE h.name = $1
        QUALIFY NOT h.is_first OR row_number() OVER (PARTITION BY coalesce(m.person_no, h.user_no) ORDER BY h.since NULLS FIRST, h.is_first, h.user_no) = 1
        """;

    static readonly string[] fixedOfItems = ["category", "price"];

    /// <param name="connection">A read transaction.</param>
    /// <param name="events">Columns that the events bring themselves; an attribute of the same name gives way.</param>
    public static IReadOnlyList<AttributeColumn> Of(DuckDbConnection connection, IReadOnlyList<IndexColumn> events)
    {
        var taken = events.Select(c => c.Info.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = new List<AttributeColumn>();
        foreach (var name in Names(connection, "user_history", "user_no"))
            Add("user.", name, isNumber: false, BehaviorColumnOrigin.User);
        if (!taken.Contains(Item))
            return all;
        foreach (var name in fixedOfItems)
        {
            if (connection.Scalar<long>($"SELECT count(DISTINCT {name}) FROM items") is > 0 and <= MostTexts)
                Add("item.", name, isNumber: name == "price", BehaviorColumnOrigin.Item, isFixed: true);
        }

        foreach (var name in Names(connection, "item_attributes", "item_no"))
            Add("item.", name, isNumber: false, BehaviorColumnOrigin.Item);
        return all;

        void Add(string of, string attribute, bool isNumber, BehaviorColumnOrigin origin, bool isFixed = false)
        {
            var name = of + attribute;
            while (!taken.Add(name))
                name += "_attribute";
            all.Add(new AttributeColumn(attribute, new BehaviorColumnInfo(name, isNumber, origin), isFixed));
        }
    }

    /// <summary>Whether anything stated of users or items, or who is one person, changed after an import.</summary>
    public static bool HaveChanged(DuckDbConnection connection, int since) => connection.Scalar<long>(
        """
        SELECT count(*) FROM (
            SELECT 1 FROM user_history WHERE import_no > $1 UNION ALL SELECT 1 FROM merged_users WHERE import_no > $1
            UNION ALL SELECT 1 FROM items WHERE import_no > $1 UNION ALL SELECT 1 FROM item_attributes WHERE import_no > $1 LIMIT 1)
        """,
        since) > 0;

    /// <summary>Gives the builder the values of all columns.</summary>
    public static void Fill(BehaviorIndexBuilder builder, DuckDbConnection connection, IReadOnlyList<AttributeColumn> columns, bool inWholeSeconds)
    {
        foreach (var column in columns)
        {
            if (column.Info.Origin == BehaviorColumnOrigin.User)
                FillUser(builder.UserAttribute(column.Info.Name), connection, column.Attribute, inWholeSeconds);
            else if (column.Info.IsNumber)
                builder.ItemAttribute(column.Info.Name).Set(Item, ByItem(connection, $"SELECT item_no, {column.Attribute} FROM items WHERE {column.Attribute} IS NOT NULL", double.NaN));
            else
                FillItem(builder.ItemAttribute(column.Info.Name), connection, column);
        }
    }

    static List<string> Names(DuckDbConnection connection, string table, string key) => IndexColumns.Texts(
        connection, $"SELECT name FROM {table} GROUP BY name HAVING count(DISTINCT value) <= {MostTexts} ORDER BY count(DISTINCT {key}) DESC, name LIMIT {MostAttributes}");

    static void FillUser(UserAttributeBuilder builder, DuckDbConnection connection, string attribute, bool inWholeSeconds)
    {
        builder.Texts = IndexColumns.Texts(connection, $"SELECT DISTINCT value FROM ({Changes}) ORDER BY value", attribute);
        // Times are cut as those of the events are, so that what an event states of its user holds at that event.
        var since = inWholeSeconds ? "date_trunc('second', since)::TIMESTAMP_MS" : "since";
        using var result = connection.Query(
            $"SELECT person_no, {since} AS since, (dense_rank() OVER (ORDER BY value) - 1)::INTEGER FROM ({Changes}) ORDER BY person_no, since NULLS FIRST, user_no", attribute);
        var times = new long[DuckDbAppender.Capacity];
        foreach (var chunk in result)
            builder.Append(chunk[0].Values<int>(), IndexBuild.WithNone(chunk[1], chunk[1].Values<long>(), times, long.MinValue), chunk[2].Values<int>());
    }

    static void FillItem(ItemAttributeBuilder builder, DuckDbConnection connection, AttributeColumn column)
    {
        var (value, from) = column.IsFixed ? (column.Attribute, "items") : ("value", $"item_attributes WHERE name = {DuckDbSql.Text(column.Attribute)}");
        var known = $"SELECT item_no, {value} AS value FROM {from}";
        builder.Set(
            Item, IndexColumns.Texts(connection, $"SELECT DISTINCT value FROM ({known}) WHERE value IS NOT NULL ORDER BY value"),
            ByItem(connection, $"SELECT item_no, (dense_rank() OVER (ORDER BY value) - 1)::INTEGER FROM ({known}) WHERE value IS NOT NULL", -1));
    }

    /// <summary>Values by number of the item.</summary>
    static T[] ByItem<T>(DuckDbConnection connection, string sql, T none)
        where T : unmanaged
    {
        var values = new T[connection.Scalar<int>("SELECT coalesce(max(item_no), -1)::INTEGER + 1 FROM items")];
        values.AsSpan().Fill(none);
        using var result = connection.Query(sql);
        foreach (var chunk in result)
        {
            var items = chunk[0].Values<int>();
            for (var row = 0; row < chunk.Count; row++)
                values[items[row]] = chunk[1].Values<T>()[row];
        }

        return values;
    }
}
