using System.Collections.Immutable;
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
    readonly List<(UInt128 Id, int? User, ImmutableArray<FeedbackAttachment> Files)> attached = [];
    long appended;
    long left;

    public FeedbackTable(DuckDbConnection connection, UserNumbers users, GlobalCodes items, ErasedUsers erased, int importNo)
    {
        (this.connection, this.users, this.items, this.erased, this.importNo) = (connection, users, items, erased, importNo);
        connection.Execute("CREATE TEMP TABLE staged_feedback AS SELECT *, NULL::VARCHAR AS reason FROM feedback LIMIT 0");
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
        // What says who and when is the same comment when user, time, item and text are equal, whatever its id: an export brings new ids each time.
        connection.Execute(
            """
            CREATE TEMP TABLE fresh_feedback AS
            SELECT * FROM staged_feedback s
            WHERE feedback_id NOT IN (SELECT feedback_id FROM feedback) AND feedback_id NOT IN (SELECT feedback_id FROM feedback_aside)
                AND NOT EXISTS (
                    SELECT 1 FROM feedback f
                    WHERE f.user_no = s.user_no AND f.time = s.time AND f.text = s.text AND f.item_no IS NOT DISTINCT FROM s.item_no)
            QUALIFY row_number() OVER (PARTITION BY feedback_id ORDER BY feedback_no) = 1
            """,
            cancellationToken);
        connection.Execute(
            """
            DELETE FROM fresh_feedback WHERE feedback_no IN (
                SELECT feedback_no FROM fresh_feedback WHERE user_no IS NOT NULL AND time IS NOT NULL
                QUALIFY row_number() OVER (PARTITION BY user_no, time, item_no, text ORDER BY feedback_no) > 1)
            """,
            cancellationToken);
        // Numbers are dense and go on in the order of arrival; of equal ids the first stays.
        var added = connection.Execute(
            """
            INSERT INTO feedback
            SELECT (SELECT coalesce(max(feedback_no), -1) FROM feedback) + row_number() OVER (ORDER BY feedback_no), * EXCLUDE (feedback_no, reason)
            FROM fresh_feedback WHERE reason IS NULL ORDER BY feedback_no
            """,
            cancellationToken);
        SaveAttachments();
        var aside = connection.Execute("INSERT INTO feedback_aside BY NAME SELECT * EXCLUDE (feedback_no) FROM fresh_feedback WHERE reason IS NOT NULL ORDER BY feedback_no", cancellationToken);
        return (added, appended - added - aside + left);
    }

    public void Dispose() => appender.Dispose();

    /// <summary>What came with a comment is written down even where the comment itself was there already, so that an erasure finds it.</summary>
    void SaveAttachments()
    {
        foreach (var (id, user, files) in attached)
        {
            for (var place = 0; place < files.Length; place++)
            {
                connection.Execute(
                    """
                    INSERT INTO feedback_attachments SELECT $1, $2, $3, $4, $5, $6, NULL, $7
                    WHERE NOT EXISTS (SELECT 1 FROM feedback_attachments WHERE feedback_id = $1 AND address = $4)
                    """,
                    id, user, place, files[place].Address, files[place].Media, files[place].Bytes, importNo);
            }
        }
    }

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
        int? number = feedback.User is { } user ? users.NumberOf(user, null) : null;
        if (!feedback.Attachments.IsEmpty)
            attached.Add((feedback.Id, number, feedback.Attachments));
        Write(appender[2], row, number);
        Write(appender[3], row, feedback.Time?.ToUnixTimeMilliseconds());
        Write(appender[4], row, feedback.Rating);
        Write<int>(appender[5], row, feedback.Item is { } item ? items.CodeOf(item) : null);
        appender[6].Write(row, feedback.Source);
        appender[7].Write(row, feedback.Label);
        appender[8].Write(row, feedback.Text);
        appender[9].Values<int>()[row] = importNo;
        appender[10].Write(row, feedback.Own.Version);
        appender[11].Write(row, feedback.Own.Device);
        appender[12].Write(row, feedback.Own.Segment);
        appender[13].Write(row, feedback.Aside);
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
