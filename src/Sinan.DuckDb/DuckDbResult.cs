using System.Collections.Immutable;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>Rows of a statement, streamed in chunks of up to 2,048. Read once; dispose to free the connection.</summary>
/// <example><code>foreach (var chunk in result) { var values = chunk[0].Values&lt;int&gt;(); … }</code></example>
public sealed class DuckDbResult : IDisposable
{
    readonly ResultHandle handle;
    readonly ConnectionHandle connection;
    readonly string sql;
    readonly CancellationToken cancellationToken;

    internal DuckDbResult(ResultHandle handle, ConnectionHandle connection, string sql, CancellationToken cancellationToken)
    {
        (this.handle, this.connection, this.sql, this.cancellationToken) = (handle, connection, sql, cancellationToken);
        var count = (int)NativeMethods.duckdb_column_count(handle);
        var names = ImmutableArray.CreateBuilder<string>(count);
        var types = ImmutableArray.CreateBuilder<DuckDbType>(count);
        for (ulong i = 0; i < (ulong)count; i++)
        {
            names.Add(NativeMethods.duckdb_column_name(handle, i) ?? "");
            using var type = NativeMethods.duckdb_column_logical_type(handle, i);
            types.Add(DuckDbType.Read(type));
        }

        (Names, Types) = (names.MoveToImmutable(), types.MoveToImmutable());
    }

    /// <summary>Names of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Types of the columns.</summary>
    public ImmutableArray<DuckDbType> Types { get; }

    /// <summary>The next chunk, which the caller disposes; null at the end.</summary>
    /// <exception cref="DuckDbException">The statement failed while running.</exception>
    /// <exception cref="OperationCanceledException">The token of the query interrupted it.</exception>
    public unsafe DuckDbChunk? Next()
    {
        cancellationToken.ThrowIfCancellationRequested();
        ChunkHandle chunk;
        var added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            using (Interruption.Of(connection, cancellationToken))
                chunk = NativeMethods.duckdb_fetch_chunk(*(NativeResult*)handle.DangerousGetHandle());
        }
        finally
        {
            if (added)
                handle.DangerousRelease();
        }

        if (!chunk.IsInvalid)
            return new DuckDbChunk(chunk, Types);
        chunk.Dispose();
        var error = NativeMethods.duckdb_result_error(handle);
        return string.IsNullOrEmpty(error) ? null : throw Interruption.Explain(error, sql, cancellationToken);
    }

    public Enumerator GetEnumerator() => new(this);

    public void Dispose() => handle.Dispose();

    /// <summary>Walks the chunks; each is disposed when the next is asked for.</summary>
    public struct Enumerator(DuckDbResult result) : IDisposable
    {
        DuckDbChunk? current;

        public readonly DuckDbChunk Current => current!;

        public bool MoveNext()
        {
            current?.Dispose();
            current = result.Next();
            return current is not null;
        }

        public readonly void Dispose() => current?.Dispose();
    }
}
