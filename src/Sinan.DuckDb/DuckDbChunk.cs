using System.Collections.Immutable;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>Up to 2,048 rows in columns. Its columns point into DuckDB's memory and die with it.</summary>
public sealed class DuckDbChunk : IDisposable
{
    readonly ChunkHandle handle;
    readonly ImmutableArray<DuckDbType> types;

    internal DuckDbChunk(ChunkHandle handle, ImmutableArray<DuckDbType> types)
    {
        (this.handle, this.types) = (handle, types);
        Count = (int)NativeMethods.duckdb_data_chunk_get_size(handle);
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    public int ColumnCount => types.Length;

    /// <summary>A column, without copying.</summary>
    /// <exception cref="ObjectDisposedException">The chunk was disposed.</exception>
    public DuckDbColumn this[int column] => new(NativeMethods.duckdb_data_chunk_get_vector(handle, (ulong)column), types[column], Count);

    public void Dispose() => handle.Dispose();
}
