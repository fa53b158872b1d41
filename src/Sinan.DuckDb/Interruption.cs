using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>While it lives, a cancelled token interrupts the connection's running statement.</summary>
/// <remarks>DuckDB forgets an interrupt that arrives just before a statement begins, so the interrupt is repeated until this is disposed.</remarks>
sealed class Interruption : IDisposable
{
    static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(5);

    readonly ConnectionHandle connection;
    readonly CancellationTokenRegistration registration;
    readonly Lock gate = new();
    Timer? timer;
    bool over;

    Interruption(ConnectionHandle connection, CancellationToken cancellationToken)
    {
        this.connection = connection;
        registration = cancellationToken.UnsafeRegister(static self => ((Interruption)self!).Start(), this);
    }

    /// <summary>Null when the token cannot be cancelled: nothing to watch.</summary>
    public static Interruption? Of(ConnectionHandle connection, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? new Interruption(connection, cancellationToken) : null;

    public static Exception Explain(string? text, string sql, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The statement was interrupted.", new DuckDbException(text ?? "", sql), cancellationToken)
            : new DuckDbException(text ?? "DuckDB failed without a message.", sql);

    public void Dispose()
    {
        // Waits for a callback that is running, so that no interrupt reaches a later statement.
        registration.Dispose();
        lock (gate)
        {
            over = true;
            timer?.Dispose();
        }
    }

    void Start()
    {
        lock (gate)
        {
            if (!over)
                timer = new Timer(static self => ((Interruption)self!).Interrupt(), this, TimeSpan.Zero, Repeat);
        }
    }

    void Interrupt()
    {
        lock (gate)
        {
            if (!over)
                NativeMethods.duckdb_interrupt(connection);
        }
    }
}
