using System.Text;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The events of one import, appended by chunk.</summary>
/// <remarks>
/// Into an empty record they go straight into <c>events</c>; DuckDB writes full row groups to the file while they come, so that neither memory nor
/// the commit grows with the import. Otherwise they wait in a temporary table until those that are there already are known.
/// </remarks>
sealed class EventTable : IImportTable
{
    /// <summary>The behaviour index keeps event codes in two bytes.</summary>
    public const int MostEventNames = 65_536;

    readonly DuckDbConnection connection;
    readonly IWorkspace workspace;
    readonly UserNumbers users;
    readonly ErasedUsers erased;
    readonly GlobalCodes names;
    readonly CodeTranslation events;
    readonly CodeTranslation items;
    readonly List<string> sessions;
    readonly List<ulong> sessionKeys = [];
    readonly EventProperties properties;
    readonly DuckDbAppender appender;
    readonly string target;
    readonly int importNo;
    long appended;
    long left;

    public EventTable(
        DuckDbConnection connection, IWorkspace workspace, EventDictionaries dictionaries, UserNumbers users, GlobalCodes items, ErasedUsers erased,
        int importNo, long firstOrdinal)
    {
        (this.connection, this.workspace, this.users, this.erased, this.importNo) = (connection, workspace, users, erased, importNo);
        NextOrdinal = firstOrdinal;
        names = new GlobalCodes(connection, "SELECT event_no, name FROM event_names");
        events = new CodeTranslation(names, dictionaries.Events);
        this.items = new CodeTranslation(items, dictionaries.Items);
        sessions = dictionaries.Sessions;
        properties = new EventProperties(connection, dictionaries.Properties);
        target = "events";
        if (connection.Scalar<long>("SELECT count(*) FROM (SELECT 1 FROM events LIMIT 1)") > 0)
        {
            target = "staged_events";
            connection.Execute("CREATE TEMP TABLE staged_events AS SELECT * FROM events LIMIT 0");
        }

        appender = connection.Append(target);
    }

    /// <summary>Ordinal of the event after the last.</summary>
    public long NextOrdinal { get; private set; }

    public void Append(EventBatch batch)
    {
        left += erased.Filter(batch);
        var eventCodes = events.Span;
        if (names.Count > MostEventNames)
            throw new ProblemException(RecordProblems.TooManyEventNames(MostEventNames));
        var itemCodes = items.Span;
        var sessionCodes = SessionKeys();
        for (var from = 0; from < batch.Count; from += DuckDbAppender.Capacity)
        {
            var rows = Math.Min(DuckDbAppender.Capacity, batch.Count - from);
            var ordinals = appender[0].Values<long>();
            for (var row = 0; row < rows; row++)
                ordinals[row] = NextOrdinal + row;
            appender[1].Write<UInt128>(batch.EventIds.AsSpan(from, rows));
            users.NumbersOf(batch.Users.AsSpan(from, rows), batch.RawUsers is { } raw ? raw.AsSpan(from, rows) : [], appender[2].Values<int>());
            appender[3].Write<long>(batch.Times.AsSpan(from, rows));
            appender[4].WriteTranslated(batch.Events.AsSpan(from, rows), eventCodes);
            appender[5].WriteTranslated(batch.Items.AsSpan(from, rows), itemCodes);
            appender[6].WriteNaNAsNull(batch.Values.AsSpan(from, rows));
            appender[7].WriteNaNAsNull(batch.Quantities.AsSpan(from, rows));
            appender[8].WriteNaNAsNull(batch.Durations.AsSpan(from, rows));
            appender[9].WriteTranslated(batch.Sessions.AsSpan(from, rows), sessionCodes);
            appender[10].Values<int>()[..rows].Fill(importNo);
            properties.Write(appender, batch, from, rows);
            appender.Append(rows);
            NextOrdinal += rows;
        }

        appended += batch.Count;
    }

    public (long Added, long Duplicates) Save(CancellationToken cancellationToken)
    {
        appender.Close();
        using (var fresh = connection.Append("event_names"))
        {
            CodeRows.Append(fresh, names.Fresh, names.FirstFresh, column: 0);
            fresh.Close();
        }

        properties.Save(connection);
        var surplus = FindSurplus(cancellationToken);
        if (target != "events")
            connection.Execute("INSERT INTO events SELECT * FROM staged_events WHERE ordinal NOT IN (SELECT ordinal FROM surplus)", cancellationToken);
        else if (surplus > 0)
            connection.Execute("DELETE FROM events WHERE ordinal IN (SELECT ordinal FROM surplus)", cancellationToken);
        return (appended - surplus, surplus + left);
    }

    public void Dispose() => appender.Dispose();

    /// <summary>Ordinals of events whose id came earlier in this import or is in the record.</summary>
    long FindSurplus(CancellationToken cancellationToken)
    {
        connection.Execute($"""
            CREATE TEMP TABLE surplus AS
            SELECT ordinal FROM {target}
            WHERE event_id IN (SELECT event_id FROM {target} GROUP BY event_id HAVING count(*) > 1)
            QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY ordinal) > 1
            """, cancellationToken);
        if (target != "events")
        {
            connection.Execute(
                "INSERT INTO surplus SELECT s.ordinal FROM staged_events s WHERE s.event_id IN (SELECT event_id FROM events) AND s.ordinal NOT IN (SELECT ordinal FROM surplus)",
                cancellationToken);
        }

        return connection.Scalar<long>("SELECT count(*) FROM surplus");
    }

    /// <summary>Sessions need no names, only to be told apart: 64 bits of their keyed hash.</summary>
    ReadOnlySpan<ulong> SessionKeys()
    {
        for (var i = sessionKeys.Count; i < sessions.Count; i++)
            sessionKeys.Add(unchecked((ulong)workspace.UserKey(Encoding.UTF8.GetBytes("session " + sessions[i]))));
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sessionKeys);
    }
}
