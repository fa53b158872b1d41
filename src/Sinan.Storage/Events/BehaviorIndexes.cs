using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>Keeps the file of the behaviour index in step with the record and lends it out. The file is derived: on any doubt it is made again.</summary>
public sealed class BehaviorIndexes(RecordDatabase database, IWorkspace workspace) : IBehaviorIndexes, IDisposable
{
    readonly SemaphoreSlim building = new(1, 1);
    SharedIndex? current;

    /// <summary>Path of the file inside a workspace.</summary>
    public static string PathIn(IWorkspace workspace) => workspace.PathOf("events", "behavior.index");

    public async ValueTask<BehaviorLease> OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Volatile.Read(ref current) is { } open && open.Data.Hash == database.Current.Hash && open.Lease() is { } lease)
                return lease;
            await building.WaitAsync(cancellationToken);
            try
            {
                if (current?.Data.Hash != database.Current.Hash)
                    await Task.Run(() => BringUpToDate(cancellationToken), cancellationToken);
            }
            finally
            {
                building.Release();
            }
        }
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref current, null)?.Retire();
        building.Dispose();
    }

    void BringUpToDate(CancellationToken cancellationToken)
    {
        // One read transaction: the version and the events belong together, whatever is committed meanwhile.
        using var connection = database.Connect();
        connection.Execute("BEGIN TRANSACTION READ ONLY", cancellationToken);
        var data = RecordDatabase.ReadVersion(connection);
        var opened = current is null ? OpenFile() : null;
        var basis = current?.Index ?? opened;
        try
        {
            var columns = IndexColumns.Of(connection);
            var span = IndexSpan.Between(connection, basis, columns, data);
            if (span.IsEmpty && basis is not null)
            {
                Replace(basis, data);
                opened = null;
                return;
            }

            var path = PathIn(workspace);
            IndexBuild.Write(connection, columns, AttributeColumns.Of(connection, columns), span.CanExtend ? basis : null, data, path + ".new", cancellationToken);
            File.Move(path + ".new", path, overwrite: true);
            Replace(OpenFile() ?? throw new InvalidOperationException("The behaviour index that was just written cannot be read back."), data);
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>Makes an index the current one; an index that stays gets the new data version.</summary>
    void Replace(BehaviorIndex index, DataVersion data)
    {
        if (ReferenceEquals(index, current?.Index))
        {
            current.Data = data;
            return;
        }

        Interlocked.Exchange(ref current, new SharedIndex(index, data))?.Retire();
    }

    /// <summary>The index in the file; null when there is none that can be used.</summary>
    BehaviorIndex? OpenFile()
    {
        var path = PathIn(workspace);
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return null;
        try
        {
            return BehaviorIndex.Open(MappedFile.OpenRead(path));
        }
        catch (BehaviorIndexException)
        {
            // Torn, damaged or of another version: made again from the record.
            return null;
        }
    }
}
