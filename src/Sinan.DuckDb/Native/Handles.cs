using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sinan.DuckDb.Native;

/// <summary>An object of the C API that is destroyed once. A handle can hold on to its parent, so that the parent's native object outlives it whatever the order of disposal.</summary>
abstract class DuckDbHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    SafeHandle? parent;

    /// <summary>Keeps <paramref name="owner"/>'s native object alive until this one is destroyed.</summary>
    public void KeepAlive(SafeHandle owner)
    {
        var added = false;
        owner.DangerousAddRef(ref added);
        parent = owner;
    }

    protected abstract void Destroy();

    protected sealed override bool ReleaseHandle()
    {
        Destroy();
        parent?.DangerousRelease();
        return true;
    }
}

sealed class ConfigHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_config(ref handle);
}

sealed class DatabaseHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_close(ref handle);
}

sealed class ConnectionHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_disconnect(ref handle);
}

sealed class StatementHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_prepare(ref handle);
}

sealed class ExtractedHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_extracted(ref handle);
}

sealed class LogicalTypeHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_logical_type(ref handle);
}

sealed class ChunkHandle : DuckDbHandle
{
    protected override void Destroy() => NativeMethods.duckdb_destroy_data_chunk(ref handle);
}

sealed class AppenderHandle : DuckDbHandle
{
    // Destroying flushes what was appended; its failure was reported, or is no longer wanted, by then.
    protected override void Destroy() => _ = NativeMethods.duckdb_appender_destroy(ref handle);
}

/// <summary>A <c>duckdb_result</c> is a struct of the caller: this handle owns the memory it lies in.</summary>
sealed unsafe class ResultHandle : DuckDbHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    protected override void Destroy()
    {
        NativeMethods.duckdb_destroy_result(handle);
        NativeMemory.Free((void*)handle);
    }
}
