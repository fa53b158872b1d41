using System.Text;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>A prepared statement: bound and run as often as one likes.</summary>
public sealed class DuckDbStatement : IDisposable
{
    static readonly DateTime Epoch = DateTime.UnixEpoch;

    readonly StatementHandle handle;
    readonly ConnectionHandle connection;

    internal DuckDbStatement(StatementHandle handle, ConnectionHandle connection, string sql) =>
        (this.handle, this.connection, Sql) = (handle, connection, sql);

    public string Sql { get; }

    public DuckDbStatementKind Kind => NativeMethods.duckdb_prepared_statement_type(handle);

    public int ParameterCount => (int)NativeMethods.duckdb_nparams(handle);

    /// <returns>Rows inserted, updated or deleted.</returns>
    public long Execute(ReadOnlySpan<object?> parameters, CancellationToken cancellationToken)
    {
        using var result = Run(parameters, streaming: false, cancellationToken);
        return (long)NativeMethods.duckdb_rows_changed(result);
    }

    /// <summary>Streams the rows.</summary>
    public DuckDbResult Query(ReadOnlySpan<object?> parameters, CancellationToken cancellationToken) =>
        new(Run(parameters, streaming: true, cancellationToken), connection, Sql, cancellationToken);

    public void Dispose() => handle.Dispose();

    ResultHandle Run(ReadOnlySpan<object?> parameters, bool streaming, CancellationToken cancellationToken)
    {
        Bind(parameters);
        cancellationToken.ThrowIfCancellationRequested();
        var result = new ResultHandle();
        using (Interruption.Of(connection, cancellationToken))
        {
            var state = streaming ? NativeMethods.duckdb_execute_prepared_streaming(handle, result) : NativeMethods.duckdb_execute_prepared(handle, result);
            if (state == NativeState.Success)
            {
                result.KeepAlive(connection);
                return result;
            }
        }

        using var failed = result;
        throw Interruption.Explain(NativeMethods.duckdb_result_error(failed), Sql, cancellationToken);
    }

    void Bind(ReadOnlySpan<object?> parameters)
    {
        if (parameters.Length != ParameterCount)
            throw new DuckDbException($"The statement has {ParameterCount} parameters, got {parameters.Length}.", Sql);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (Bind((ulong)i + 1, parameters[i]) != NativeState.Success)
                throw new DuckDbException(NativeMethods.duckdb_prepare_error(handle) ?? $"Parameter {i + 1} could not be bound.", Sql);
        }
    }

    NativeState Bind(ulong index, object? value) => value switch
    {
        null => NativeMethods.duckdb_bind_null(handle, index),
        bool flag => NativeMethods.duckdb_bind_boolean(handle, index, flag ? (byte)1 : (byte)0),
        int number => NativeMethods.duckdb_bind_int32(handle, index, number),
        long number => NativeMethods.duckdb_bind_int64(handle, index, number),
        double number => NativeMethods.duckdb_bind_double(handle, index, number),
        UInt128 number => NativeMethods.duckdb_bind_uhugeint(handle, index, NativeHugeint.Of(number)),
        Int128 number => NativeMethods.duckdb_bind_hugeint(handle, index, NativeHugeint.Of(unchecked((UInt128)number))),
        DateOnly day => NativeMethods.duckdb_bind_date(handle, index, day.DayNumber - DateOnly.FromDateTime(Epoch).DayNumber),
        DateTimeOffset moment => NativeMethods.duckdb_bind_timestamp(handle, index, (moment.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond),
        string text => BindText(index, Encoding.UTF8.GetBytes(text)),
        ReadOnlyMemory<byte> utf8 => BindText(index, utf8.Span),
        _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} is not supported; parameter {index} of: {Sql}", nameof(value)),
    };

    unsafe NativeState BindText(ulong index, ReadOnlySpan<byte> utf8)
    {
        // An empty span has a null pointer, which DuckDB would take for a missing text.
        byte none = 0;
        fixed (byte* text = utf8)
            return NativeMethods.duckdb_bind_varchar_length(handle, index, text is null ? &none : text, (ulong)utf8.Length);
    }
}
