using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Identity;

namespace Sinan.Storage.Events;

/// <summary>Links between ids of one person in one import. Of each pair the earliest is kept; who is who is worked out again from all of them.</summary>
sealed class LinkTable(DuckDbConnection connection, UserNumbers users, ErasedUsers erased, int importNo) : IImportTable
{
    readonly Dictionary<(UInt128 From, UInt128 To), long> links = [];
    long appended;

    public void Append(IReadOnlyList<IdentityLink> rows)
    {
        appended += rows.Count;
        foreach (var link in rows)
        {
            if (!erased.Covers(link.From, link.TimeMs) && !erased.Covers(link.To, link.TimeMs) && !(links.TryGetValue((link.From, link.To), out var time) && time <= link.TimeMs))
                links[(link.From, link.To)] = link.TimeMs;
        }
    }

    /// <summary>Gives every linked id a number, also those that have done nothing yet. Before the users are saved.</summary>
    public void NameUsers()
    {
        foreach (var (from, to) in links.Keys)
        {
            users.NumberOf(from, null);
            users.NumberOf(to, null);
        }
    }

    public (long Added, long Duplicates) Save(CancellationToken cancellationToken)
    {
        var all = ReadLinks();
        foreach (var (pair, time) in links.ToList())
        {
            if (all.TryGetValue(pair, out var known) && known <= time)
                links.Remove(pair);
            else
                all[pair] = time;
        }

        if (links.Count > 0)
        {
            WriteLinks(cancellationToken);
            WriteMerges(IdentityMerge.Resolve(all.Select(l => new IdentityLink(l.Key.From, l.Key.To, l.Value))), cancellationToken);
        }

        return (links.Count, appended - links.Count);
    }

    public void Dispose()
    {
        // Nothing is held: the tables belong to the connection.
    }

    Dictionary<(UInt128 From, UInt128 To), long> ReadLinks()
    {
        var all = new Dictionary<(UInt128, UInt128), long>();
        using var result = connection.Query("SELECT from_key, to_key, time FROM user_links");
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                all.Add((chunk[0].Values<UInt128>()[row], chunk[1].Values<UInt128>()[row]), chunk[2].Values<long>()[row]);
        }

        return all;
    }

    void WriteLinks(CancellationToken cancellationToken)
    {
        connection.Execute("CREATE TEMP TABLE staged_links AS SELECT * FROM user_links LIMIT 0", cancellationToken);
        using (var appender = connection.Append("staged_links"))
        {
            foreach (var part in links.Chunk(DuckDbAppender.Capacity))
            {
                for (var row = 0; row < part.Length; row++)
                {
                    appender[0].Values<UInt128>()[row] = part[row].Key.From;
                    appender[1].Values<UInt128>()[row] = part[row].Key.To;
                    appender[2].Values<long>()[row] = part[row].Value;
                }

                appender[3].Values<int>()[..part.Length].Fill(importNo);
                appender.Append(part.Length);
            }

            appender.Close();
        }

        connection.Execute("DELETE FROM user_links l USING staged_links s WHERE l.from_key = s.from_key AND l.to_key = s.to_key", cancellationToken);
        connection.Execute("INSERT INTO user_links SELECT * FROM staged_links", cancellationToken);
    }

    /// <summary>Writes the merges that are new or different. One that no longer holds stays as a user who stands for himself, so that the index hears of it.</summary>
    void WriteMerges(Dictionary<UInt128, UInt128> persons, CancellationToken cancellationToken)
    {
        connection.Execute("CREATE TEMP TABLE staged_merges(user_no INTEGER, person_no INTEGER)", cancellationToken);
        using (var appender = connection.Append("staged_merges"))
        {
            foreach (var part in persons.Chunk(DuckDbAppender.Capacity))
            {
                for (var row = 0; row < part.Length; row++)
                {
                    appender[0].Values<int>()[row] = users.NumberOf(part[row].Key, null);
                    appender[1].Values<int>()[row] = users.NumberOf(part[row].Value, null);
                }

                appender.Append(part.Length);
            }

            appender.Close();
        }

        connection.Execute(
            """
            CREATE TEMP TABLE changed_merges AS
            SELECT coalesce(s.user_no, m.user_no) AS user_no, coalesce(s.person_no, m.user_no) AS person_no
            FROM staged_merges s FULL JOIN merged_users m ON s.user_no = m.user_no
            WHERE m.user_no IS NULL OR m.person_no <> coalesce(s.person_no, m.user_no)
            """,
            cancellationToken);
        connection.Execute("DELETE FROM merged_users WHERE user_no IN (SELECT user_no FROM changed_merges)", cancellationToken);
        connection.Execute("INSERT INTO merged_users SELECT user_no, person_no, $1 FROM changed_merges ORDER BY user_no", [importNo], cancellationToken);
    }
}
