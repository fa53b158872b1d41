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
            var total = connection.Scalar<long>($"SELECT count(*) FROM {(where.NeedsReadings ? Tables : "feedback f")}{where.Sql}", [.. where.Values]);
            if (after is not null)
            {
                var moment = where.Value(after.Time?.ToUnixTimeMilliseconds() ?? long.MinValue);
                where.Add($"({Moment} < {moment} OR {Moment} = {moment} AND f.feedback_no < {where.Value(after.No)})");
            }

            // The page is cut from the narrow columns first; texts are fetched for its rows only.
            using var result = connection.Query(
                $"""
                WITH page AS (
                    SELECT f.feedback_no, {Moment} AS moment FROM {(where.NeedsReadings ? Tables : "feedback f")}{where.Sql}
                    ORDER BY moment DESC, f.feedback_no DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)} OFFSET {skip.ToString(CultureInfo.InvariantCulture)})
                SELECT f.feedback_no, coalesce(m.person_no, f.user_no), f.time, f.rating, i.item_id, f.source, f.label, f.text, f.version, f.device, f.segment, r.sentiment, r.theme, r.version, r.device, r.segment, t.label,
                    (SELECT count(*)::INTEGER FROM feedback_attachments a WHERE a.feedback_id = f.feedback_id)
                FROM page p JOIN feedback f ON f.feedback_no = p.feedback_no LEFT JOIN feedback_readings r ON r.feedback_no = f.feedback_no
                    LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no)
                    LEFT JOIN told_labels t ON t.feedback_no = f.feedback_no AND t.set_id = 'kinds'
                ORDER BY p.moment DESC, p.feedback_no DESC
                """,
                [.. where.Values], cancellationToken);
            var found = ImmutableArray.CreateBuilder<FoundFeedback>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
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
        if (filter.Text is { Length: > 0 } text)
            where.Add($"contains(lower(f.text), lower({where.Value(text)}))");
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
        if (filter.Theme is { } theme)
            where.AddOfReading($"r.theme = {where.Value(theme)}");
        if (filter.Feeling is { } feeling)
            where.AddOfReading(feeling switch { FeedbackFeeling.Negative => "r.sentiment < 0.5", FeedbackFeeling.Positive => "r.sentiment > 0.5", _ => "r.sentiment = 0.5" });
    }

    /// <summary>The conditions of one statement with their values.</summary>
    sealed class Conditions
    {
        readonly StringBuilder sql = new();

        public List<object?> Values { get; } = [];

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
