using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Finds feedback in DuckDB. Pages are cut by the place they begin behind, so that far ones cost no more than near ones.</summary>
public sealed partial class DuckDbFeedbackSearch(RecordDatabase database) : IFeedbackSearch
{
    const string Tables = "feedback f LEFT JOIN feedback_readings r USING (feedback_no)";

    const long QuarterMs = 15 * 60_000;

    // Those without a time come last: their time counts as before all others.
    const string Moment = "coalesce(epoch_ms(f.time), '-9223372036854775808'::BIGINT)";

    public Task<FeedbackPage> FindAsync(FeedbackFilter filter, FeedbackPlace? after, int skip, int most, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            var where = new Conditions();
            Add(where, filter);
            var matched = $"FROM {(where.NeedsReadings ? Tables : "feedback f")}{where.Sql}";
            var behind = new Conditions(where.Values);
            if (after is not null)
            {
                var moment = behind.Value(after.Time?.ToUnixTimeMilliseconds() ?? long.MinValue);
                behind.Add($"(moment < {moment} OR moment = {moment} AND feedback_no < {behind.Value(after.No)})");
            }

            // The page is cut from the narrow columns first; what else is told is fetched for its rows only: DuckDB reads a whole table for an outer join, but not for an inner one with a few rows.
            // What is sought in texts is sought once, for the count and for the page.
            using var result = connection.Query(
                $"""
                WITH matched AS {(Sought(filter).Length > 0 ? "MATERIALIZED" : "NOT MATERIALIZED")} (SELECT f.feedback_no, {Moment} AS moment {matched}),
                page AS MATERIALIZED (
                    SELECT feedback_no, moment FROM matched{behind.Sql}
                    ORDER BY moment DESC, feedback_no DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)} OFFSET {skip.ToString(CultureInfo.InvariantCulture)}),
                shown AS (SELECT f.*, p.moment FROM page p JOIN feedback f USING (feedback_no)),
                readings AS (SELECT r.* FROM page p JOIN feedback_readings r USING (feedback_no)),
                total AS (SELECT count(*) AS number FROM matched)
                SELECT f.feedback_no, coalesce(m.person_no, f.user_no), f.time, f.rating, i.item_id, f.source, f.label, f.text, f.version, f.device, f.segment, r.sentiment, r.theme, r.version, r.device, r.segment, t.label,
                    (SELECT count(*)::INTEGER FROM feedback_attachments a WHERE a.feedback_id = f.feedback_id), n.number
                FROM total n LEFT JOIN shown f ON true LEFT JOIN readings r ON r.feedback_no = f.feedback_no
                    LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no)
                    LEFT JOIN told_labels t ON t.feedback_no = f.feedback_no AND t.set_id = 'kinds'
                ORDER BY f.moment DESC, f.feedback_no DESC
                """,
                [.. behind.Values], cancellationToken);
            var found = ImmutableArray.CreateBuilder<FoundFeedback>();
            var total = 0L;
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    total = chunk[18].Values<long>()[row];
                    // Behind the last page the number of all stands alone.
                    if (chunk[0].IsNull(row))
                        continue;
                    var feedback = DuckDbFeedbackRecord.Read(chunk, row);
                    found.Add(new FoundFeedback(
                        feedback, DuckDbFeedbackRecord.ValueOf<double>(chunk[11], row), chunk[12].TextOrNull(row), chunk[16].TextOrNull(row),
                        feedback.Own.Or(DuckDbFeedbackRecord.ContextOf(chunk, 13, row)), DuckDbFeedbackRecord.ValueOf<int>(chunk[17], row) ?? 0));
                }
            }

            return new FeedbackPage(found.ToImmutable(), total);
        },
        cancellationToken);

    public Task<ImmutableArray<FeedbackSlice>> CountAsync(FeedbackFilter filter, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            var where = new Conditions();
            Add(where, filter);
            using var result = connection.Query(
                $"""
                SELECT epoch_ms(f.time) // {QuarterMs}, count(*), count(r.sentiment), count(*) FILTER (r.sentiment < 0.5)
                FROM {Tables}{where.Sql} GROUP BY 1 ORDER BY 1 NULLS LAST
                """,
                [.. where.Values], cancellationToken);
            var slices = ImmutableArray.CreateBuilder<FeedbackSlice>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    slices.Add(new FeedbackSlice(
                        DuckDbFeedbackRecord.ValueOf<long>(chunk[0], row) is { } quarter ? DateTimeOffset.FromUnixTimeMilliseconds(quarter * QuarterMs) : null,
                        chunk[1].Values<long>()[row], chunk[2].Values<long>()[row], chunk[3].Values<long>()[row]));
                }
            }

            return slices.ToImmutable();
        },
        cancellationToken);

    static void Add(Conditions where, FeedbackFilter filter)
    {
        // Looking for either case with an expression takes half as long as making all texts small.
        if (Sought(filter) is { Length: > 0 } sought)
        {
            where.Add(sought.Any(text => text.Any(char.IsLower) || text.Any(char.IsUpper))
                ? $"regexp_matches(f.text, {where.Value("(?i)" + string.Join('|', sought.Select(Literal)))})"
                : $"({string.Join(" OR ", sought.Select(text => $"contains(f.text, {where.Value(text)})"))})");
        }

        if (filter.Source is { } source)
            where.Add($"f.source = {where.Value(source)}");
        if (filter.From is { } from)
            where.Add($"epoch_ms(f.time) >= {where.Value(from.ToUnixTimeMilliseconds())}");
        if (filter.Until is { } until)
            where.Add($"epoch_ms(f.time) < {where.Value(until.ToUnixTimeMilliseconds())}");
        if (filter.Rating is { } rating)
            where.Add($"f.rating = {where.Value(rating)}");
        foreach (var (facet, value) in new[] { (FeedbackFacet.Version, filter.Version), (FeedbackFacet.Device, filter.Device), (FeedbackFacet.Segment, filter.Segment) })
        {
            if (value is not null)
                where.AddOfReading($"{ColumnOf(facet)} = {where.Value(value)}");
        }

        if (filter.Label is { } label)
            where.Add($"f.feedback_no IN (SELECT feedback_no FROM told_labels WHERE set_id = {where.Value(label.Set)} AND label = {where.Value(label.Label)})");
        if (filter.Aspect is { } aspect)
        {
            var feeling = aspect.Feeling is { } given ? $" AND feeling = {where.Value(given)}" : "";
            where.Add($"f.feedback_no IN (SELECT feedback_no FROM feedback_aspects WHERE aspect = {where.Value(aspect.About)}{feeling})");
        }

        if (filter.Theme is { } theme)
            where.AddOfReading($"r.theme = {where.Value(theme)}");
        if (filter.Feeling is { } whole)
            where.AddOfReading(whole switch { FeedbackFeeling.Negative => "r.sentiment < 0.5", FeedbackFeeling.Positive => "r.sentiment > 0.5", _ => "r.sentiment = 0.5" });
    }

    /// <summary>Texts of which one must stand in a piece; none when any piece will do.</summary>
    static string[] Sought(FeedbackFilter filter) => [.. (filter.Also ?? []).Prepend(filter.Text ?? "").Where(t => t.Length > 0)];

    /// <summary>An expression that only the text itself matches: no sign of it means anything.</summary>
    static string Literal(string text) => string.Concat(text.Select(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? $"\\x{(int)c:x2}" : c.ToString()));

    /// <summary>The conditions of one statement with their values.</summary>
    /// <param name="values">Values of the conditions before these in the same statement.</param>
    sealed class Conditions(List<object?>? values = null)
    {
        readonly StringBuilder sql = new();

        public List<object?> Values { get; } = values ?? [];

        /// <summary>Something is asked of the reading.</summary>
        public bool NeedsReadings { get; private set; }

        public string Sql => sql.ToString();

        public string Value(object value)
        {
            Values.Add(value);
            return "$" + Values.Count.ToString(CultureInfo.InvariantCulture);
        }

        public void Add(string condition) => sql.Append(sql.Length == 0 ? " WHERE " : " AND ").Append(condition);

        public void AddOfReading(string condition)
        {
            NeedsReadings = true;
            Add(condition);
        }
    }
}
