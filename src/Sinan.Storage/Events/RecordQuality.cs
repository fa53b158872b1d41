using System.Collections.Immutable;
using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Data.Quality;
using Sinan.Stages.Collect.Domain.Quality;

namespace Sinan.Storage.Events;

/// <summary>Counts what the quality report judges, with SQL on one snapshot of the record.</summary>
public sealed class RecordQuality(RecordDatabase database, IWorkspace workspace) : IRecordQuality
{
    const int MostGroups = 50;

    public Task<QualityFacts> ReadAsync(string? group, DateTimeOffset now, CancellationToken cancellationToken) => Task.Run(() => Read(group, now, cancellationToken), cancellationToken);

    QualityFacts Read(string? group, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        connection.Execute("BEGIN TRANSACTION READ ONLY", [], cancellationToken);
        var sql = new Questions(connection, cancellationToken);
        var properties = RecordProperty.ReadAll(connection);
        var rows = sql.Count("SELECT count(*) FROM events");
        return new QualityFacts
        {
            IsRecord = true,
            Rows = rows,
            Columns = rows == 0 ? [] : [.. Columns(sql, properties, rows)],
            EqualRows = rows == 0 ? 0 : EqualRows(sql, properties),
            Time = rows == 0 ? null : Times(sql, now),
            UserActivity = sql.Pairs("SELECT n, count(*) FROM (SELECT count(*) AS n FROM events LEFT JOIN merged_users USING (user_no) GROUP BY coalesce(person_no, user_no)) GROUP BY n ORDER BY n"),
            ItemActivity = sql.Pairs("SELECT n, count(*) FROM (SELECT count(*) AS n FROM events WHERE item_no IS NOT NULL GROUP BY item_no) GROUP BY n ORDER BY n"),
            EventNames = (int)sql.Count("SELECT count(DISTINCT event_no) FROM events"),
            Feedback = sql.Count("SELECT count(*) FROM feedback"),
            FeedbackWithUser = sql.Count("SELECT count(user_no) FROM feedback"),
            FeedbackRated = sql.Count("SELECT count(*) FROM feedback WHERE rating IS NOT NULL OR label IS NOT NULL"),
            Group = group is null ? null : Group(sql, properties, group),
            KeepsRawIds = sql.Count("SELECT count(raw_id) FROM users") > 0,
        };
    }

    static IEnumerable<ColumnFacts> Columns(Questions sql, List<RecordProperty> properties, long rows)
    {
        yield return new ColumnFacts("user", "id", "user", 0, sql.Count("SELECT count(DISTINCT coalesce(person_no, user_no)) FROM events LEFT JOIN merged_users USING (user_no)"));
        yield return new ColumnFacts("time", "time", "time", 0, sql.Count("SELECT count(DISTINCT time) FROM events"));
        yield return new ColumnFacts("event", "text", "event", 0, sql.Count("SELECT count(DISTINCT event_no) FROM events"));
        foreach (var (column, name) in new[] { ("item_no", "item"), ("session", "session") })
        {
            var present = sql.Count($"SELECT count({column}) FROM events");
            if (present > 0)
                yield return new ColumnFacts(name, "id", name, rows - present, sql.Count($"SELECT count(DISTINCT {column}) FROM events"));
        }

        foreach (var name in new[] { "value", "quantity", "duration" })
        {
            if (Number(sql, name, name, name, rows) is { } facts)
                yield return facts;
        }

        foreach (var property in properties)
        {
            var column = DuckDbSql.Name(property.Column);
            if (property.IsNumber)
            {
                if (Number(sql, column, property.Name, "property", rows) is { } facts)
                    yield return facts;
                continue;
            }

            yield return new ColumnFacts(
                property.Name, "text", "property", rows - sql.Count($"SELECT count({column}) FROM events"), sql.Count($"SELECT count(DISTINCT {column}) FROM events"),
                Identifiers: sql.CountTexts("SELECT text FROM property_values WHERE property_no = $1", property.No, text => PersonalData.Find(text).Count > 0));
        }
    }

    static ColumnFacts? Number(Questions sql, string column, string name, string role, long rows)
    {
        var facts = sql.Numbers($"""
            SELECT count({column})::DOUBLE, min({column}), quantile_cont({column}, 0.25), quantile_cont({column}, 0.5), quantile_cont({column}, 0.75), max({column}),
                avg({column}), skewness({column}), count(DISTINCT {column})::DOUBLE
            FROM events
            """);
        if (facts[0] == 0)
            return null;
        var reach = 3 * (facts[4] - facts[2]);
        var outliers = reach > 0 ? sql.Count($"SELECT count(*) FROM events WHERE {column} < $1 OR {column} > $2", facts[2] - reach, facts[4] + reach) : 0;
        return new ColumnFacts(
            name, "number", role, rows - (long)facts[0], (long)facts[8], new NumberFacts((long)facts[0], facts[1], facts[2], facts[3], facts[4], facts[5], facts[6], facts[7], outliers));
    }

    static long EqualRows(Questions sql, List<RecordProperty> properties) => sql.Count($"""
        SELECT coalesce(sum(n - 1), 0)::BIGINT FROM (
            SELECT count(*) AS n FROM events
            GROUP BY user_no, time, event_no, item_no, value, quantity, duration, session{string.Concat(properties.Select(p => ", " + DuckDbSql.Name(p.Column)))}
            HAVING count(*) > 1)
        """);

    TimeFacts Times(Questions sql, DateTimeOffset now)
    {
        var counts = sql.Longs(
            """
            SELECT unnest([min(t), max(t), count(*) FILTER (t > $1), count(*) FILTER (t < $2), count(*) FILTER (t % 86400000 <> 0)])
            FROM (SELECT epoch_ms(time) AS t FROM events)
            """,
            now.ToUnixTimeMilliseconds(), TimeSummary.Year2000);
        var quarters = sql.Pairs("SELECT floor(epoch_ms(time) / 900000)::BIGINT AS q, count(*) FROM events GROUP BY q ORDER BY q");
        return TimeSummary.Of(quarters, counts[0], counts[1], counts[2], counts[3], counts[4] > 0, workspace.Zone);
    }

    static GroupFacts Group(Questions sql, List<RecordProperty> properties, string group)
    {
        if (properties.Find(p => !p.IsNumber && p.Name.Equals(group, StringComparison.OrdinalIgnoreCase)) is { } property)
        {
            var column = DuckDbSql.Name(property.Column);
            return new GroupFacts(property.Name, sql.Groups(string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT v.text, count(*), count(DISTINCT user_no), count(value) FROM events e JOIN property_values v ON v.property_no = {property.No} AND v.code = e.{column} GROUP BY v.text ORDER BY count(*) DESC, v.text LIMIT {MostGroups}")));
        }

        var values = sql.Groups($"SELECT a.value, count(e.ordinal), count(DISTINCT a.user_no), count(e.value) FROM user_attributes a LEFT JOIN events e USING (user_no) WHERE lower(a.name) = lower($1) GROUP BY a.value ORDER BY count(e.ordinal) DESC, a.value LIMIT {MostGroups}", group);
        return values.Length > 0
            ? new GroupFacts(group, values)
            : throw new ProblemException(new Problem(
                "collect.group_column", ProblemKind.Invalid, Fact.Of("column", group), Fact.Of("columns", string.Join(", ", properties.Where(p => !p.IsNumber).Select(p => p.Name)))));
    }

    /// <summary>Statements with one kind of answer.</summary>
    sealed class Questions(DuckDbConnection connection, CancellationToken cancellationToken)
    {
        public long Count(string sql, params ReadOnlySpan<object?> parameters)
        {
            foreach (var value in Longs(sql, parameters))
                return value;
            return 0;
        }

        public List<long> Longs(string sql, params ReadOnlySpan<object?> parameters)
        {
            var values = new List<long>();
            using var result = connection.Query(sql, parameters, cancellationToken);
            foreach (var chunk in result)
                values.AddRange(chunk[0].Values<long>());
            return values;
        }

        /// <summary>One row of doubles; NULL is NaN.</summary>
        public double[] Numbers(string sql, params ReadOnlySpan<object?> parameters)
        {
            using var result = connection.Query(sql, parameters, cancellationToken);
            using var chunk = result.Next()!;
            var numbers = new double[result.Names.Length];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = chunk[i].IsNull(0) ? double.NaN : chunk[i].Values<double>()[0];
            return numbers;
        }

        public ImmutableArray<(long, long)> Pairs(string sql)
        {
            var pairs = ImmutableArray.CreateBuilder<(long, long)>();
            using var result = connection.Query(sql, [], cancellationToken);
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    pairs.Add((chunk[0].Values<long>()[row], chunk[1].Values<long>()[row]));
            }

            return pairs.ToImmutable();
        }

        public long CountTexts(string sql, int parameter, Func<string, bool> test)
        {
            long count = 0;
            using var result = connection.Query(sql, [parameter], cancellationToken);
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    count += test(chunk[0].Text(row)) ? 1 : 0;
            }

            return count;
        }

        public ImmutableArray<(string, long, long, long)> Groups(string sql, params ReadOnlySpan<object?> parameters)
        {
            var groups = ImmutableArray.CreateBuilder<(string, long, long, long)>();
            using var result = connection.Query(sql, parameters, cancellationToken);
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    groups.Add((chunk[0].Text(row), chunk[1].Values<long>()[row], chunk[2].Values<long>()[row], chunk[3].Values<long>()[row]));
            }

            return groups.ToImmutable();
        }
    }
}
