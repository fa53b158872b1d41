using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Features.QueryRecord;

/// <summary>Runs one reading SQL statement on the record.</summary>
/// <param name="Sql">SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN; the views event_log and feedback_log have readable names.</param>
/// <param name="Limit">Most rows of the answer, 1 to <see cref="MostRows"/>.</param>
public sealed record QueryRecord(string Sql, int Limit = QueryRecord.DefaultRows)
{
    public const int DefaultRows = 1_000;

    /// <summary>An answer is held in memory: whoever wants more exports.</summary>
    public const int MostRows = 1_000_000;
}

/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Values as text; null where the database has NULL.</param>
/// <param name="Cut">Whether there were more rows than the limit.</param>
/// <param name="Seconds">Work time.</param>
public sealed record RecordAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows, bool Cut, double Seconds);

public sealed class QueryRecordHandler(IEventRecord record, TimeProvider clock)
{
    public async Task<Outcome<RecordAnswer>> HandleAsync(QueryRecord request, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > QueryRecord.MostRows)
            return new Problem("collect.sql_limit", ProblemKind.Invalid, Fact.Count("limit", request.Limit), Fact.Count("most", QueryRecord.MostRows));
        var started = clock.GetTimestamp();
        try
        {
            var answer = await record.QueryAsync(request.Sql, request.Limit, cancellationToken);
            return new RecordAnswer(answer.Columns, answer.Rows, answer.Cut, clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (ProblemException why)
        {
            return why.Problem;
        }
    }
}
