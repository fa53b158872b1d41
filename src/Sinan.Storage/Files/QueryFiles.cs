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
            // As a subquery nothing but a SELECT is a statement, and no second statement can follow.
            connection.Execute($"CREATE TABLE answer AS SELECT * FROM ({sql.Trim().TrimEnd(';')}\n)", [], cancellationToken);
            connection.Execute($"COPY answer TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", [], cancellationToken);
            return path;
        }
        catch (DuckDbException failure)
        {
            return new Problem("collect.query", ProblemKind.Invalid, Fact.Of("why", failure.Message));
        }
    }
}
