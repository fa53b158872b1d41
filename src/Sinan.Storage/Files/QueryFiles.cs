using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Storage.Files;

/// <summary>Runs a SELECT in a DuckDB of its own, in memory: it can read files (Parquet, CSV, JSON), and never the record.</summary>
public sealed class QueryFiles(IWorkspace workspace, TimeProvider clock) : IQueryFiles
{
    public Task<Outcome<string>> RunAsync(string sql, CancellationToken cancellationToken) => Task.Run(() => Run(sql, cancellationToken), cancellationToken);

    Outcome<string> Run(string sql, CancellationToken cancellationToken)
    {
        var path = workspace.PathOf("uploads", "fetched", string.Create(CultureInfo.InvariantCulture, $"query-{clock.GetUtcNow().Ticks:x}.parquet"));
        try
        {
            using var database = DuckDbDatabase.Open(":memory:", new DuckDbSettings { MemoryLimit = 1L << 30, TempDirectory = workspace.PathOf("events", "tmp") });
            using var connection = database.Connect();
            // By itself it must be one SELECT: only then can it stand in brackets without breaking out of them.
            using (var statement = connection.Prepare(sql.Trim().TrimEnd(';')))
            {
                if (statement.Kind != DuckDbStatementKind.Select)
                    return new Problem("collect.query", ProblemKind.Invalid, Fact.Of("why", statement.Kind.ToString()));
            }

            connection.Execute($"CREATE TABLE answer AS SELECT * FROM ({sql.Trim().TrimEnd(';')}\n)", [], cancellationToken);
            connection.Execute($"COPY answer TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", [], cancellationToken);
            return path;
        }
        catch (Exception failure) when (failure is DuckDbException or NotSupportedException)
        {
            return new Problem("collect.query", ProblemKind.Invalid, Fact.Of("why", failure.Message));
        }
    }
}
