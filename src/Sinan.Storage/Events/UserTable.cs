using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>What one import states of users. Of equal times the last value of an attribute counts; of first values only the earliest is kept, since it alone can count.</summary>
sealed class UserTable : IImportTable
{
    readonly DuckDbConnection connection;
    readonly UserNumbers users;
    readonly ErasedUsers erased;
    readonly int importNo;
    readonly DuckDbAppender appender;
    long appended;
    long left;
    long statements;
    int row;

    public UserTable(DuckDbConnection connection, UserNumbers users, ErasedUsers erased, int importNo)
    {
        (this.connection, this.users, this.erased, this.importNo) = (connection, users, erased, importNo);
        connection.Execute("CREATE TEMP TABLE staged_attributes(row_no BIGINT, user_no INTEGER, name VARCHAR, value VARCHAR, since TIMESTAMP_MS, is_first BOOLEAN)");
        appender = connection.Append("staged_attributes");
    }

    public void Append(IReadOnlyList<UserRow> rows)
    {
        foreach (var user in rows)
        {
            if (erased.Covers(user.User, user.SinceMs))
            {
                left++;
                continue;
            }

            appended++;
            var no = users.NumberOf(user.User, null);
            foreach (var (name, value) in user.Attributes)
            {
                appender[0].Values<long>()[row] = statements++;
                appender[1].Values<int>()[row] = no;
                appender[2].Write(row, name);
                appender[3].Write(row, value);
                if (user.SinceMs is { } since)
                    appender[4].Values<long>()[row] = since;
                else
                    appender[4].SetNull(row);
                appender[5].Values<byte>()[row] = user.IsFirstValue ? (byte)1 : (byte)0;
                if (++row == DuckDbAppender.Capacity)
                    Flush();
            }
        }

        Flush();
    }

    public (long Added, long Duplicates) Save(CancellationToken cancellationToken)
    {
        appender.Close();
        connection.Execute(
            """
            CREATE TEMP TABLE changed_attributes AS
            WITH stated AS (
                SELECT user_no, name, last(value ORDER BY row_no) AS value, since, false AS is_first FROM staged_attributes WHERE NOT is_first GROUP BY user_no, name, since
                UNION ALL
                SELECT user_no, name, value, since, true FROM staged_attributes WHERE is_first
                QUALIFY row_number() OVER (PARTITION BY user_no, name ORDER BY since NULLS FIRST, row_no) = 1)
            SELECT * FROM stated s WHERE NOT EXISTS (
                SELECT 1 FROM user_history h
                WHERE h.user_no = s.user_no AND h.name = s.name AND h.is_first = s.is_first
                  AND CASE WHEN s.is_first THEN h.since IS NULL OR h.since <= s.since ELSE h.since IS NOT DISTINCT FROM s.since AND h.value = s.value END)
            """,
            cancellationToken);
        connection.Execute(
            """
            DELETE FROM user_history h USING changed_attributes c
            WHERE h.user_no = c.user_no AND h.name = c.name AND h.is_first = c.is_first AND (c.is_first OR h.since IS NOT DISTINCT FROM c.since)
            """,
            cancellationToken);
        connection.Execute(
            "INSERT INTO user_history SELECT user_no, name, value, since, is_first, $1 FROM changed_attributes ORDER BY user_no, name, since NULLS FIRST", [importNo], cancellationToken);
        var added = connection.Scalar<long>("SELECT count(DISTINCT user_no) FROM changed_attributes");
        return (added, Math.Max(0, appended - added) + left);
    }

    public void Dispose() => appender.Dispose();

    void Flush()
    {
        if (row > 0)
            appender.Append(row);
        row = 0;
    }
}
