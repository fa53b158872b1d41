using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>What feedback says of aspects, in DuckDB.</summary>
public sealed partial class DuckDbFeedbackRecord
{
    public async Task ReplaceAspectsAsync(IReadOnlyList<FeedbackAspect> aspects, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        transaction.Connection.Execute("DELETE FROM feedback_aspects", cancellationToken);
        using (var appender = transaction.Connection.Append("feedback_aspects"))
        {
            for (var from = 0; from < aspects.Count; from += DuckDbAppender.Capacity)
            {
                var rows = Math.Min(DuckDbAppender.Capacity, aspects.Count - from);
                for (var row = 0; row < rows; row++)
                {
                    var aspect = aspects[from + row];
                    appender[0].Values<long>()[row] = aspect.No;
                    appender[1].Write(row, aspect.Aspect);
                    appender[2].Write(row, aspect.Feeling);
                }

                appender.Append(rows);
            }

            appender.Close();
        }

        transaction.Commit();
    }

    public Task<IReadOnlyList<FeedbackAspect>> ReadAspectsAsync(string? feeling, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<FeedbackAspect>>(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query(
                $"SELECT feedback_no, aspect, feeling FROM feedback_aspects{(feeling is null ? "" : " WHERE feeling = $1")} ORDER BY feedback_no, aspect", feeling is null ? [] : [feeling], cancellationToken);
            var all = new List<FeedbackAspect>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    all.Add(new FeedbackAspect(chunk[0].Values<long>()[row], chunk[1].Text(row), chunk[2].Text(row)));
            }

            return all;
        },
        cancellationToken);
}
