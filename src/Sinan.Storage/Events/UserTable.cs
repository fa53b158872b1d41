using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Attributes of users in one import. The last value of each attribute counts; a first value only where there is none.</summary>
sealed class UserTable : IImportTable
{
    readonly DuckDbConnection connection;
    readonly UserNumbers users;
    readonly ErasedUsers erased;
    readonly DuckDbAppender appender;
    long appended;
    long left;
    long attributes;
    int row;

    public UserTable(DuckDbConnection connection, UserNumbers users, ErasedUsers erased)
    {
        (this.connection, this.users, this.erased) = (connection, users, erased);
        connection.Execute("CREATE TEMP TABLE staged_attributes(row_no BIGINT, user_no INTEGER, name VARCHAR, value VARCHAR, is_first BOOLEAN)");
        appender = connection.Append("staged_attributes");
    }

    public void Append(IReadOnlyList<UserRow> rows)
    {
        foreach (var user in rows)
        {
            // Attributes carry no time of their own, so those of an erased user stay out.
            if (erased.Covers(user.User, null))
            {
                left++;
                continue;
            }

            appended++;
            var no = users.NumberOf(user.User, null);
            foreach (var (name, value) in user.Attributes)
            {
                appender[0].Values<long>()[row] = attributes++;
                appender[1].Values<int>()[row] = no;
                appender[2].Write(row, name);
                appender[3].Write(row, value);
                appender[4].Values<byte>()[row] = user.IsFirstValue ? (byte)1 : (byte)0;
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
            SELECT user_no, name, coalesce(last(value ORDER BY row_no) FILTER (NOT is_first), first(value ORDER BY row_no)) AS value
            FROM staged_attributes
            WHERE NOT is_first OR (user_no, name) NOT IN (SELECT (user_no, name) FROM user_attributes)
            GROUP BY user_no, name
            EXCEPT SELECT user_no, name, value FROM user_attributes
            """,
            cancellationToken);
        connection.Execute("DELETE FROM user_attributes a USING changed_attributes c WHERE a.user_no = c.user_no AND a.name = c.name", cancellationToken);
        connection.Execute("INSERT INTO user_attributes SELECT user_no, name, value FROM changed_attributes ORDER BY user_no, name", cancellationToken);
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
