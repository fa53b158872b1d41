using System.Collections.Immutable;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>Appends whole chunks to a table: fill the columns, then <see cref="Append"/> the rows. Several million rows a second.</summary>
/// <example><code>appender[0].Write(ids); appender[1].Write(0, "text"); appender.Append(rows); … appender.Close();</code></example>
public sealed unsafe class DuckDbAppender : IDisposable
{
    readonly AppenderHandle handle;
    readonly ChunkHandle chunk;
    readonly ImmutableArray<DuckDbType> types;

    DuckDbAppender(AppenderHandle handle, ChunkHandle chunk, ImmutableArray<DuckDbType> types) => (this.handle, this.chunk, this.types) = (handle, chunk, types);

    /// <summary>Most rows of one chunk: 2,048 in all official builds.</summary>
    public static int Capacity { get; } = (int)NativeMethods.duckdb_vector_size();

    public int ColumnCount => types.Length;

    /// <summary>A column of the chunk that is being filled.</summary>
    public DuckDbWritableColumn this[int column] => new(NativeMethods.duckdb_data_chunk_get_vector(chunk, (ulong)column), types[column], Capacity);

    /// <summary>Appends the first <paramref name="rows"/> rows of the chunk and empties it.</summary>
    /// <exception cref="DuckDbException">A value does not fit or breaks a constraint.</exception>
    public void Append(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rows, (uint)Capacity, nameof(rows));
        NativeMethods.duckdb_data_chunk_set_size(chunk, (ulong)rows);
        Check(NativeMethods.duckdb_append_data_chunk(handle, chunk));
        NativeMethods.duckdb_data_chunk_reset(chunk);
    }

    /// <summary>Writes everything to the table; without it, disposal does so too but cannot report a failure.</summary>
    public void Close() => Check(NativeMethods.duckdb_appender_close(handle));

    public void Dispose()
    {
        chunk.Dispose();
        handle.Dispose();
    }

    internal static DuckDbAppender Create(ConnectionHandle connection, string table, ReadOnlySpan<string> columns)
    {
        var state = NativeMethods.duckdb_appender_create_ext(connection, null, null, table, out var handle);
        try
        {
            Check(state, handle);
            handle.KeepAlive(connection);
            foreach (var column in columns)
                Check(NativeMethods.duckdb_appender_add_column(handle, column), handle);
            var count = (int)NativeMethods.duckdb_appender_column_count(handle);
            var logical = new LogicalTypeHandle[count];
            for (var i = 0; i < count; i++)
                logical[i] = NativeMethods.duckdb_appender_column_type(handle, (ulong)i);
            try
            {
                var types = stackalloc nint[count];
                for (var i = 0; i < count; i++)
                    types[i] = logical[i].DangerousGetHandle();
                return new DuckDbAppender(handle, NativeMethods.duckdb_create_data_chunk(types, (ulong)count), [.. logical.Select(DuckDbType.Read)]);
            }
            finally
            {
                foreach (var type in logical)
                    type.Dispose();
            }
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    void Check(NativeState state) => Check(state, handle);

    static void Check(NativeState state, AppenderHandle handle)
    {
        if (state != NativeState.Success)
            throw new DuckDbException(handle.IsInvalid ? "DuckDB could not make the appender." : NativeMethods.duckdb_appender_error(handle) ?? "Appending failed.");
    }
}
