using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data;

/// <summary>Runs a read-only SQL statement over files and databases outside the record. Implemented by storage.</summary>
public interface IQueryFiles
{
    /// <summary>Writes the rows of one SELECT to a new Parquet file in the workspace's uploads and returns its path. Problem: "collect.query".</summary>
    Task<Outcome<string>> RunAsync(string sql, CancellationToken cancellationToken);
}
