using System.Collections.Immutable;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>People's SQL: one reading statement, in a read-only transaction, on a database whose statements reach no file.</summary>
static class ReadOnlySql
{
    /// <exception cref="ProblemException">"record.sql_wrong", "record.sql_not_reading".</exception>
    public static TableAnswer Run(RecordDatabase database, string sql, int mostRows, CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        try
        {
            // The kind of statement is checked for a clear answer; that nothing is written is up to the transaction (EXPLAIN ANALYZE runs what it explains).
            connection.Execute("BEGIN TRANSACTION READ ONLY", cancellationToken);
            using var statement = connection.Prepare(sql);
            if (statement.Kind is not (DuckDbStatementKind.Select or DuckDbStatementKind.Explain))
                throw new ProblemException(RecordProblems.SqlNotReading(statement.Kind));
            using var result = statement.Query([], cancellationToken);
            return Read(result, mostRows);
        }
        catch (Exception why) when (why is DuckDbException or NotSupportedException)
        {
            throw new ProblemException(RecordProblems.SqlWrong(why is DuckDbException duck ? duck.Text : why.Message));
        }
    }

    static TableAnswer Read(DuckDbResult result, int mostRows)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                if (rows.Count == mostRows)
                    return new TableAnswer(result.Names, rows.ToImmutable(), Cut: true);
                var cells = ImmutableArray.CreateBuilder<string?>(chunk.ColumnCount);
                for (var column = 0; column < chunk.ColumnCount; column++)
                    cells.Add(chunk[column].Written(row));
                rows.Add(cells.MoveToImmutable());
            }
        }

        return new TableAnswer(result.Names, rows.ToImmutable(), Cut: false);
    }
}
