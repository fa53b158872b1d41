using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>One import: a single transaction from its first batch to its commit.</summary>
sealed class RecordImport : IRecordImport
{
    readonly RecordTransaction transaction;
    readonly IWorkspace workspace;
    readonly ImportSource source;
    readonly TimeProvider clock;
    readonly Func<CancellationToken, Task> committed;
    readonly UserNumbers users;
    readonly ErasedUsers erased;
    readonly long firstOrdinal;
    readonly int importNo;
    GlobalCodes? items;
    EventTable? events;
    FeedbackTable? feedback;
    ItemTable? itemRows;
    UserTable? userRows;
    LinkTable? linkRows;

    /// <param name="transaction">Owned from here on.</param>
    /// <param name="workspace">Hashes sessions.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="clock">Time of the import.</param>
    /// <param name="committed">Called after the commit: brings the behaviour index up to date.</param>
    public RecordImport(RecordTransaction transaction, IWorkspace workspace, ImportSource source, TimeProvider clock, Func<CancellationToken, Task> committed)
    {
        (this.transaction, this.workspace, this.source, this.clock, this.committed) = (transaction, workspace, source, clock, committed);
        users = new UserNumbers(Connection);
        erased = new ErasedUsers(Connection);
        importNo = Connection.Scalar<int>("SELECT coalesce(max(import_no), 0)::INTEGER + 1 FROM imports");
        firstOrdinal = Connection.Scalar<long>("SELECT coalesce(max(next_ordinal), 0) FROM imports");
    }

    DuckDbConnection Connection => transaction.Connection;

    GlobalCodes Items => items ??= new GlobalCodes(Connection, "SELECT item_no, item_id FROM items");

    public void Append(EventBatch batch) => Explained(() =>
    {
        events ??= new EventTable(Connection, workspace, batch.Dictionaries, users, Items, erased, importNo, firstOrdinal);
        events.Append(batch);
    });

    public void Append(IReadOnlyList<FeedbackRow> rows) => Explained(() => (feedback ??= new FeedbackTable(Connection, users, Items, erased, importNo)).Append(rows));

    public void Append(IReadOnlyList<ItemRow> rows) => Explained(() => (itemRows ??= new ItemTable(Connection, Items, importNo)).Append(rows));

    public void Append(IReadOnlyList<UserRow> rows) => Explained(() => (userRows ??= new UserTable(Connection, users, erased, importNo)).Append(rows));

    public void Append(IReadOnlyList<IdentityLink> links) => Explained(() => (linkRows ??= new LinkTable(Connection, users, erased, importNo)).Append(links));

    public async Task<ImportCommit> CommitAsync(CancellationToken cancellationToken)
    {
        ImportCommit commit = null!;
        Explained(() => commit = Save(cancellationToken));
        transaction.Dispose();
        await committed(cancellationToken);
        return commit;
    }

    public ValueTask DisposeAsync()
    {
        events?.Dispose();
        feedback?.Dispose();
        itemRows?.Dispose();
        userRows?.Dispose();
        linkRows?.Dispose();
        transaction.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A disk that is full is no bug: the person gets DuckDB's reason instead of a stack trace.</summary>
    static void Explained(Action work)
    {
        try
        {
            work();
        }
        catch (DuckDbException why)
        {
            throw new ProblemException(RecordProblems.NotStored(why));
        }
    }

    ImportCommit Save(CancellationToken cancellationToken)
    {
        var (imported, duplicates, changed) = (0L, 0L, false);
        linkRows?.NameUsers();
        users.Save(Connection);
        SaveItems();
        foreach (var (kind, table) in new (string Kind, IImportTable? Table)[] { ("events", events), ("feedback", feedback), ("items", itemRows), ("users", userRows), ("links", linkRows) })
        {
            if (table is null)
                continue;
            var (added, there) = table.Save(cancellationToken);
            changed |= added > 0;
            // Events and feedback bring what they know of their items with them; only the import's own rows are counted.
            if (kind == source.Kind)
                (imported, duplicates) = (added, there);
        }

        var (no, version) = transaction.Commit(source, clock.GetUtcNow(), imported, duplicates, events?.NextOrdinal ?? firstOrdinal, changed);
        return new ImportCommit(no, imported, duplicates, version);
    }

    void SaveItems()
    {
        if (items is null || items.Fresh.Count == 0)
            return;
        using var appender = Connection.Append("items", "item_no", "item_id");
        CodeRows.Append(appender, items.Fresh, items.FirstFresh, column: 0);
        appender.Close();
    }
}

/// <summary>The rows of one kind in one import.</summary>
interface IImportTable : IDisposable
{
    /// <summary>Moves the rows to where they belong, without duplicates.</summary>
    /// <returns>Rows added or changed, and rows that were there already.</returns>
    (long Added, long Duplicates) Save(CancellationToken cancellationToken);
}

/// <summary>Writes new dictionary entries.</summary>
static class CodeRows
{
    /// <summary>Appends code and text in chunks; columns before <paramref name="column"/> are filled by <paramref name="before"/>.</summary>
    public static void Append(DuckDbAppender appender, List<string> texts, int firstCode, int column, Action<int>? before = null)
    {
        for (var from = 0; from < texts.Count; from += DuckDbAppender.Capacity)
        {
            var rows = Math.Min(DuckDbAppender.Capacity, texts.Count - from);
            before?.Invoke(rows);
            var codes = appender[column].Values<int>();
            var names = appender[column + 1];
            for (var row = 0; row < rows; row++)
            {
                codes[row] = firstCode + from + row;
                names.Write(row, texts[from + row].AsSpan());
            }

            appender.Append(rows);
        }
    }
}
