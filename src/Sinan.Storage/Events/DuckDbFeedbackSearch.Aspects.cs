using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Counts feedback by what it says of aspects.</summary>
public sealed partial class DuckDbFeedbackSearch
{
    public Task<ImmutableArray<FeedbackAspectCount>> CountAspectsAsync(FeedbackFilter filter, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            var where = new Conditions();
            Add(where, filter with { Aspect = null });
            if (filter.Aspect is { } about)
            {
                where.Add($"a.aspect = {where.Value(about.About)}");
                if (about.Feeling is { } feeling)
                    where.Add($"a.feeling = {where.Value(feeling)}");
            }

            // Counting persons apart takes most of the time: it is done for one aspect only.
            var users = filter.Aspect is null ? "NULL::BIGINT" : "count(DISTINCT coalesce(m.person_no, f.user_no))";
            var readings = where.NeedsReadings ? " LEFT JOIN feedback_readings r USING (feedback_no)" : "";
            using var result = connection.Query(
                $"""
                SELECT a.aspect, a.feeling, count(*), {users}
                FROM feedback_aspects a JOIN feedback f USING (feedback_no){readings}{(filter.Aspect is null ? "" : " LEFT JOIN merged_users m USING (user_no)")}{where.Sql}
                GROUP BY GROUPING SETS ((a.aspect, a.feeling), (a.aspect)) ORDER BY 1, 2 NULLS FIRST
                """,
                [.. where.Values], cancellationToken);
            var counts = ImmutableArray.CreateBuilder<FeedbackAspectCount>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    counts.Add(new FeedbackAspectCount(chunk[0].Text(row), chunk[1].TextOrNull(row), chunk[2].Values<long>()[row], DuckDbFeedbackRecord.ValueOf<long>(chunk[3], row)));
            }

            return counts.ToImmutable();
        },
        cancellationToken);
}
