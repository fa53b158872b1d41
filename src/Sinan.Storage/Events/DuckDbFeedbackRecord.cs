using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Feedback and what was found in it, in DuckDB.</summary>
public sealed partial class DuckDbFeedbackRecord(RecordDatabase database) : IFeedbackRecord
{
    // Pages ask for the same columns again and again: they are kept until the data or their readings change, 32 bytes a piece.
    volatile KeptColumns? kept;

    /// <summary>Rows for <see cref="Read"/>.</summary>
    const string Pieces =
        """
        SELECT f.feedback_no, coalesce(m.person_no, f.user_no), f.time, f.rating, i.item_id, f.source, f.label, f.text, f.version, f.device, f.segment
        FROM feedback f LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no)
        """;

    public Task<IReadOnlyList<StoredFeedback>> ReadAllAsync(CancellationToken cancellationToken) => ReadAsync("", [], cancellationToken);

    public Task<IReadOnlyList<StoredFeedback>> ReadNewestAsync(int most, CancellationToken cancellationToken) =>
        ReadAsync(" WHERE f.feedback_no IN (SELECT feedback_no FROM feedback ORDER BY time DESC NULLS LAST, feedback_no DESC LIMIT $1)", [most], cancellationToken);

    public Task<IReadOnlyList<StoredFeedback>> ReadAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) => numbers.Count == 0
        ? Task.FromResult<IReadOnlyList<StoredFeedback>>([])
        : ReadAsync(
            " WHERE f.feedback_no IN (SELECT unnest(string_split($1, ',')::BIGINT[]))", [string.Join(',', numbers.Select(no => no.ToString(CultureInfo.InvariantCulture)))], cancellationToken);

    Task<IReadOnlyList<StoredFeedback>> ReadAsync(string where, object?[] values, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<StoredFeedback>>(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query($"{Pieces}{where} ORDER BY f.feedback_no", values, cancellationToken);
            var all = new List<StoredFeedback>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    all.Add(Read(chunk, row));
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
                    appender[4].Write(row, reading.Joined.Version);
                    appender[5].Write(row, reading.Joined.Device);
                    appender[6].Write(row, reading.Joined.Segment);
                }

                appender.Append(rows);
            }

            appender.Close();
        }

        transaction.Commit();
        database.Reread();
    }

    public Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(CancellationToken cancellationToken) => ReadReadingsAsync("", [], cancellationToken);

    public async Task<FeedbackReading?> FindReadingAsync(long no, CancellationToken cancellationToken) => await ReadReadingsAsync(" WHERE feedback_no = $1", [no], cancellationToken) is [var reading, ..] ? reading : null;

    Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(string where, object?[] values, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<FeedbackReading>>(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query($"SELECT feedback_no, language, sentiment, theme, version, device, segment FROM feedback_readings{where} ORDER BY feedback_no", values, cancellationToken);
            var all = new List<FeedbackReading>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    all.Add(new FeedbackReading(chunk[0].Values<long>()[row], chunk[1].Text(row), chunk[2].Values<double>()[row], chunk[3].TextOrNull(row)) { Joined = ContextOf(chunk, 4, row) });
            }

            return all;
        },
        cancellationToken);

    public async Task<FeedbackColumns> ReadColumnsAsync(CancellationToken cancellationToken)
    {
        // What changes while it is read changes the key of the next question.
        var (version, readings) = (database.Current.Hash, database.Readings);
        if (kept is { } last && last.Version == version && last.Readings == readings)
            return last.Columns;
        var columns = await Task.Run(() => ReadColumns(cancellationToken), cancellationToken);
        kept = new KeptColumns(version, readings, columns);
        return columns;
    }

    FeedbackColumns ReadColumns(CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        // One view of the data for all statements; disposing ends it.
        connection.Execute("BEGIN", cancellationToken);
        var count = connection.Scalar<int>("SELECT coalesce(max(feedback_no) + 1, 0)::INTEGER FROM feedback");
        var columns = new FeedbackColumns(new int[count], new long[count], new double[count], new double[count], new int[count], ReadThemes(connection));
        Array.Fill(columns.Users, -1);
        Array.Fill(columns.Times, IntakeBatch.NoTime);
        Array.Fill(columns.Ratings, double.NaN);
        Array.Fill(columns.Sentiments, double.NaN);
        Array.Fill(columns.Themes, -1);
        ReadSaid(connection, columns, cancellationToken);
        ReadFound(connection, columns, cancellationToken);
        return columns;
    }

    // Two scans that put each row at its number are several times as fast as a join that is sorted afterwards.
    static void ReadSaid(DuckDbConnection connection, FeedbackColumns columns, CancellationToken cancellationToken)
    {
        var persons = MergedUsers.Read(connection);
        using var result = connection.Query(
            "SELECT feedback_no, coalesce(user_no, -1), coalesce(epoch_ms(time), '-9223372036854775808'::BIGINT), coalesce(rating, 'NaN'::DOUBLE) FROM feedback", cancellationToken);
        foreach (var chunk in result)
        {
            var numbers = chunk[0].Values<long>();
            var users = chunk[1].Values<int>();
            var times = chunk[2].Values<long>();
            var ratings = chunk[3].Values<double>();
            for (var row = 0; row < chunk.Count; row++)
            {
                var user = users[row];
                columns.Users[numbers[row]] = user >= 0 && user < persons.Length && persons[user] >= 0 ? persons[user] : user;
                columns.Times[numbers[row]] = times[row];
                columns.Ratings[numbers[row]] = ratings[row];
            }
        }
    }

    static void ReadFound(DuckDbConnection connection, FeedbackColumns columns, CancellationToken cancellationToken)
    {
        using var result = connection.Query(
            """
            SELECT r.feedback_no, r.sentiment, coalesce(t.code, -1)
            FROM feedback_readings r LEFT JOIN (
                SELECT theme, row_number() OVER (ORDER BY theme)::INTEGER - 1 AS code FROM (SELECT DISTINCT theme FROM feedback_readings WHERE theme IS NOT NULL)) t USING (theme)
            """,
            cancellationToken);
        foreach (var chunk in result)
        {
            var numbers = chunk[0].Values<long>();
            var sentiments = chunk[1].Values<double>();
            var themes = chunk[2].Values<int>();
            for (var row = 0; row < chunk.Count; row++)
            {
                columns.Sentiments[numbers[row]] = sentiments[row];
                columns.Themes[numbers[row]] = themes[row];
            }
        }
    }

    /// <summary>A row of number, user, time, rating, item, source, label, text, version, device and segment.</summary>
    internal static StoredFeedback Read(DuckDbChunk chunk, int row) => new(
        chunk[0].Values<long>()[row], ValueOf<int>(chunk[1], row), ValueOf<long>(chunk[2], row) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        ValueOf<double>(chunk[3], row), chunk[4].TextOrNull(row), chunk[5].TextOrNull(row), chunk[6].TextOrNull(row), chunk[7].Text(row)) { Own = ContextOf(chunk, 8, row) };

    /// <summary>Version, device and segment from a column on.</summary>
    internal static FeedbackContext ContextOf(DuckDbChunk chunk, int column, int row) =>
        chunk[column].IsNull(row) && chunk[column + 1].IsNull(row) && chunk[column + 2].IsNull(row)
            ? FeedbackContext.None
            : new(chunk[column].TextOrNull(row), chunk[column + 1].TextOrNull(row), chunk[column + 2].TextOrNull(row));

    static List<string> ReadThemes(DuckDbConnection connection)
    {
        var themes = new List<string>();
        using var result = connection.Query("SELECT DISTINCT theme FROM feedback_readings WHERE theme IS NOT NULL ORDER BY theme");
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                themes.Add(chunk[0].Text(row));
        }

        return themes;
    }

    internal static T? ValueOf<T>(DuckDbColumn column, int row)
        where T : unmanaged => column.IsNull(row) ? null : column.Values<T>()[row];

    /// <param name="Version">Hash of the data version.</param>
    /// <param name="Readings">How often the readings had been replaced.</param>
    /// <param name="Columns">What was read; nobody writes to it.</param>
    sealed record KeptColumns(string Version, long Readings, FeedbackColumns Columns);
}
