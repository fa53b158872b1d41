using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Attributes of items in one import. The last known value of each attribute counts; a missing one leaves what is known.</summary>
sealed class ItemTable : IImportTable
{
    readonly DuckDbConnection connection;
    readonly GlobalCodes items;
    readonly int importNo;
    readonly DuckDbAppender appender;
    ItemAttributeTable? further;
    long appended;

    public ItemTable(DuckDbConnection connection, GlobalCodes items, int importNo)
    {
        (this.connection, this.items, this.importNo) = (connection, items, importNo);
        connection.Execute(
            "CREATE TEMP TABLE staged_items(row_no BIGINT, item_no INTEGER, title VARCHAR, description VARCHAR, category VARCHAR, price DOUBLE, tags VARCHAR)");
        appender = connection.Append("staged_items");
    }

    public void Append(IReadOnlyList<ItemRow> rows)
    {
        var row = 0;
        foreach (var item in rows)
        {
            var no = items.CodeOf(item.Id);
            if (!item.Attributes.IsEmpty)
                (further ??= new ItemAttributeTable(connection, importNo)).Append(no, item.Attributes);
            appender[0].Values<long>()[row] = appended++;
            appender[1].Values<int>()[row] = no;
            appender[2].Write(row, item.Title);
            appender[3].Write(row, item.Description);
            appender[4].Write(row, item.Category);
            if (item.Price is { } price && double.IsFinite(price))
                appender[5].Values<double>()[row] = price;
            else
                appender[5].SetNull(row);
            appender[6].Write(row, item.Tags);
            if (++row == DuckDbAppender.Capacity)
            {
                appender.Append(row);
                row = 0;
            }
        }

        if (row > 0)
            appender.Append(row);
    }

    public (long Added, long Duplicates) Save(CancellationToken cancellationToken)
    {
        appender.Close();
        var changed = connection.Execute(
            """
            UPDATE items SET title = coalesce(s.title, items.title), description = coalesce(s.description, items.description),
                category = coalesce(s.category, items.category), price = coalesce(s.price, items.price), tags = coalesce(s.tags, items.tags), import_no = $1
            FROM (SELECT item_no, last(title ORDER BY row_no) FILTER (title IS NOT NULL) AS title,
                      last(description ORDER BY row_no) FILTER (description IS NOT NULL) AS description,
                      last(category ORDER BY row_no) FILTER (category IS NOT NULL) AS category,
                      last(price ORDER BY row_no) FILTER (price IS NOT NULL) AS price,
                      last(tags ORDER BY row_no) FILTER (tags IS NOT NULL) AS tags
                  FROM staged_items GROUP BY item_no) s
            WHERE items.item_no = s.item_no
              AND (s.title IS NOT NULL AND s.title IS DISTINCT FROM items.title
                OR s.description IS NOT NULL AND s.description IS DISTINCT FROM items.description
                OR s.category IS NOT NULL AND s.category IS DISTINCT FROM items.category
                OR s.price IS NOT NULL AND s.price IS DISTINCT FROM items.price
                OR s.tags IS NOT NULL AND s.tags IS DISTINCT FROM items.tags)
            """,
            [importNo], cancellationToken);
        changed += further?.Save(cancellationToken) ?? 0;
        // A new item without any attribute is new all the same.
        var bare = connection.Scalar<long>(
            """
            SELECT count(*) FROM (SELECT item_no FROM staged_items GROUP BY item_no HAVING count(title) + count(description) + count(category) + count(price) + count(tags) = 0)
            WHERE item_no >= $1 AND item_no NOT IN (SELECT item_no FROM item_attributes)
            """,
            items.FirstFresh);
        return (changed + bare, appended - changed - bare);
    }

    public void Dispose()
    {
        appender.Dispose();
        further?.Dispose();
    }
}
