using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>A connection: one statement at a time, one transaction at a time. Not for several threads at once, except through <see cref="Interrupt"/>.</summary>
public sealed class DuckDbConnection : IDisposable
{
    readonly ConnectionHandle handle;

    internal DuckDbConnection(ConnectionHandle handle) => this.handle = handle;

    /// <summary>Runs the statements of <paramref name="sql"/> one after the other. Parameters ($1, ?) need a single statement.</summary>
    /// <returns>Rows changed by the last statement.</returns>
    /// <exception cref="DuckDbException">DuckDB's words and the statement.</exception>
    public long Execute(string sql, params ReadOnlySpan<object?> parameters) => Execute(sql, parameters, CancellationToken.None);

    /// <inheritdoc cref="Execute(string, ReadOnlySpan{object}, CancellationToken)"/>
    public long Execute(string sql, CancellationToken cancellationToken) => Execute(sql, [], cancellationToken);

    /// <inheritdoc cref="Execute(string, ReadOnlySpan{object})"/>
    /// <exception cref="OperationCanceledException">The token interrupted the statement; its effects are rolled back.</exception>
    public long Execute(string sql, ReadOnlySpan<object?> parameters, CancellationToken cancellationToken)
    {
        using var statements = Extract(sql, out var count);
        if (parameters.Length > 0 && count != 1)
            throw new DuckDbException($"Parameters need a single statement, got {count}.", sql);
        var changed = 0L;
        for (ulong i = 0; i < count; i++)
        {
            using var statement = PrepareAt(statements, i, sql);
            changed = statement.Execute(parameters, cancellationToken);
        }

        return changed;
    }

    /// <summary>Runs one statement and streams its rows. The connection is busy until the result is disposed.</summary>
    public DuckDbResult Query(string sql, params ReadOnlySpan<object?> parameters) => Query(sql, parameters, CancellationToken.None);

    /// <inheritdoc cref="Query(string, ReadOnlySpan{object}, CancellationToken)"/>
    public DuckDbResult Query(string sql, CancellationToken cancellationToken) => Query(sql, [], cancellationToken);

    /// <inheritdoc cref="Query(string, ReadOnlySpan{object})"/>
    /// <exception cref="OperationCanceledException">The token interrupted the statement, now or while its rows are read.</exception>
    public DuckDbResult Query(string sql, ReadOnlySpan<object?> parameters, CancellationToken cancellationToken)
    {
        using var statement = Prepare(sql);
        return statement.Query(parameters, cancellationToken);
    }

    /// <summary>The first column of the first row; default without rows or for NULL. <typeparamref name="T"/> is the plain type of the column, or string.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var result = Query(sql, parameters);
        foreach (var chunk in result)
        {
            var column = chunk[0];
            if (column.IsNull(0))
                return default;
            return typeof(T) == typeof(string) ? (T)(object)column.Text(0) : column.Value<T>(0);
        }

        return default;
    }

    /// <summary>Prepares exactly one statement.</summary>
    public DuckDbStatement Prepare(string sql)
    {
        using var statements = Extract(sql, out var count);
        return count == 1 ? PrepareAt(statements, 0, sql) : throw new DuckDbException($"Expected one statement, got {count}.", sql);
    }

    /// <summary>An appender of whole chunks to a table; inside a transaction its rows belong to the transaction.</summary>
    /// <param name="table">Name of the table, unquoted.</param>
    /// <param name="columns">The columns that will be given, in this order; all when empty. Others get their defaults.</param>
    public DuckDbAppender Append(string table, params ReadOnlySpan<string> columns) => DuckDbAppender.Create(handle, table, columns);

    /// <summary>Stops the running statement; may be called from any thread.</summary>
    public void Interrupt() => NativeMethods.duckdb_interrupt(handle);

    public void Dispose() => handle.Dispose();

    ExtractedHandle Extract(string sql, out ulong count)
    {
        count = NativeMethods.duckdb_extract_statements(handle, sql, out var statements);
        if (count > 0)
            return statements;
        using var failed = statements;
        throw new DuckDbException(NativeMethods.duckdb_extract_statements_error(failed) ?? "There is no statement.", sql);
    }

    DuckDbStatement PrepareAt(ExtractedHandle statements, ulong index, string sql)
    {
        var state = NativeMethods.duckdb_prepare_extracted_statement(handle, statements, index, out var statement);
        if (state != NativeState.Success)
        {
            using var failed = statement;
            throw new DuckDbException(failed.IsInvalid ? "DuckDB could not prepare the statement." : NativeMethods.duckdb_prepare_error(failed) ?? "", sql);
        }

        statement.KeepAlive(handle);
        return new DuckDbStatement(statement, handle, sql);
    }
}
