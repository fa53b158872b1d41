using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The feedback of one import: waits in a temporary table until its duplicates are known.</summary>
sealed class FeedbackTable : IImportTable
{
    readonly DuckDbConnection connection;
    readonly UserNumbers users;
    readonly GlobalCodes items;
    readonly ErasedUsers erased;
    readonly int importNo;
    readonly DuckDbAppender appender;
    long appended;
    long left;

    public FeedbackTable(DuckDbConnection connection, UserNumbers users, GlobalCodes items, ErasedUsers erased, int importNo)
    {
        (this.connection, this.users, this.items, this.erased, this.importNo) = (connection, users, items, erased, importNo);
        connection.Execute("CREATE TEMP TABLE staged_feedback AS SELECT * FROM feedback LIMIT 0");
        appender = connection.Append("staged_feedback");
    }

    public void Append(IReadOnlyList<FeedbackRow> rows)
    {
        var row = 0;
        foreach (var feedback in rows)
        {
            if (feedback.User is { } user && erased.Covers(user, feedback.Time?.ToUnixTimeMilliseconds()))
            {
                left++;
                continue;
            }

            Write(row++, feedback);
            if (row == DuckDbAppender.Capacity)
                row = Flush(row);
        }

        Flush(row);
    }

    public (long Added, long Duplicates) Save(CancellationToken cancellationToken)
    {
        appender.Close();
        // Numbers are dense and go on in the order of arrival; of equal ids the first stays.
        var added = connection.Execute(
            """
            INSERT INTO feedback
            SELECT (SELECT coalesce(max(feedback_no), -1) FROM feedback) + row_number() OVER (ORDER BY feedback_no), * EXCLUDE (feedback_no)
            FROM (SELECT * FROM staged_feedback WHERE feedback_id NOT IN (SELECT feedback_id FROM feedback)
                  QUALIFY row_number() OVER (PARTITION BY feedback_id ORDER BY feedback_no) = 1)
            ORDER BY feedback_no
            """,
            cancellationToken);
        return (added, appended - added + left);
    }

    public void Dispose() => appender.Dispose();

    int Flush(int rows)
    {
        if (rows > 0)
            appender.Append(rows);
        return 0;
    }

    void Write(int row, FeedbackRow feedback)
    {
        appender[0].Values<long>()[row] = appended++;
        appender[1].Values<UInt128>()[row] = feedback.Id;
        Write<int>(appender[2], row, feedback.User is { } user ? users.NumberOf(user, null) : null);
        Write(appender[3], row, feedback.Time?.ToUnixTimeMilliseconds());
        Write(appender[4], row, feedback.Rating);
        Write<int>(appender[5], row, feedback.Item is { } item ? items.CodeOf(item) : null);
        appender[6].Write(row, feedback.Source);
        appender[7].Write(row, feedback.Label);
        appender[8].Write(row, feedback.Text);
        appender[9].Values<int>()[row] = importNo;
    }

    static void Write<T>(DuckDbWritableColumn column, int row, T? value)
        where T : unmanaged
    {
        if (value is { } known)
            column.Values<T>()[row] = known;
        else
            column.SetNull(row);
    }
}
