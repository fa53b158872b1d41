using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The record in DuckDB.</summary>
public sealed class DuckDbEventRecord(RecordDatabase database, IWorkspace workspace, IBehaviorIndexes indexes, TimeProvider clock) : IEventRecord
{
    public ValueTask<DataVersion> CurrentAsync(CancellationToken cancellationToken) => new(database.Current);

    public async Task<IRecordImport> BeginImportAsync(ImportSource source, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(cancellationToken);
        try
        {
            return new RecordImport(transaction, workspace, source, clock, source.IsOneOfMany ? _ => Task.CompletedTask : BringIndexUpToDateAsync);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public Task<TableAnswer> QueryAsync(string sql, int mostRows, CancellationToken cancellationToken) =>
        Task.Run(() => ReadOnlySql.Run(database, sql, mostRows, cancellationToken), cancellationToken);

    async Task BringIndexUpToDateAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await indexes.OpenAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The import is committed, so it must not look as if it had failed: the next question brings the index up to date.
        }
    }
}
