using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Feedback and what was found in it, in DuckDB.</summary>
public sealed class DuckDbFeedbackRecord(RecordDatabase database) : IFeedbackRecord
{
    public Task<IReadOnlyList<StoredFeedback>> ReadAllAsync(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<StoredFeedback>>(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query(
                """
                SELECT f.feedback_no, coalesce(m.person_no, f.user_no), f.time, f.rating, i.item_id, f.source, f.label, f.text
                FROM feedback f LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no) ORDER BY f.feedback_no
                """,
                cancellationToken);
            var all = new List<StoredFeedback>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    all.Add(new StoredFeedback(
                        chunk[0].Values<long>()[row], ValueOf<int>(chunk[1], row),
                        ValueOf<long>(chunk[2], row) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
                        ValueOf<double>(chunk[3], row), chunk[4].TextOrNull(row), chunk[5].TextOrNull(row), chunk[6].TextOrNull(row), chunk[7].Text(row)));
                }
            }

            return all;
        },
        cancellationToken);

    public async Task ReplaceReadingsAsync(IReadOnlyList<FeedbackReading> readings, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        transaction.Connection.Execute("DELETE FROM feedback_readings", cancellationToken);
        using (var appender = transaction.Connection.Append("feedback_readings"))
        {
            for (var from = 0; from < readings.Count; from += DuckDbAppender.Capacity)
            {
                var rows = Math.Min(DuckDbAppender.Capacity, readings.Count - from);
                for (var row = 0; row < rows; row++)
                {
                    var reading = readings[from + row];
                    appender[0].Values<long>()[row] = reading.No;
                    appender[1].Write(row, reading.Language);
                    appender[2].Values<double>()[row] = reading.Sentiment;
                    appender[3].Write(row, reading.Theme);
                }

                appender.Append(rows);
            }

            appender.Close();
        }

        transaction.Commit();
    }

    public Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<FeedbackReading>>(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query("SELECT feedback_no, language, sentiment, theme FROM feedback_readings ORDER BY feedback_no", cancellationToken);
            var all = new List<FeedbackReading>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    all.Add(new FeedbackReading(chunk[0].Values<long>()[row], chunk[1].Text(row), chunk[2].Values<double>()[row], chunk[3].TextOrNull(row)));
            }

            return all;
        },
        cancellationToken);

    static T? ValueOf<T>(DuckDbColumn column, int row)
        where T : unmanaged => column.IsNull(row) ? null : column.Values<T>()[row];
}
