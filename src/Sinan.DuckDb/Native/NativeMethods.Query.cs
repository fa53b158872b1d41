using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Sinan.DuckDb.Native;

/// <summary>Chapters "Query Execution" and "Result Functions" of duckdb.h.</summary>
static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void duckdb_destroy_result(nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    public static partial string? duckdb_column_name(ResultHandle result, ulong column);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LogicalTypeHandle duckdb_column_logical_type(ResultHandle result, ulong column);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ulong duckdb_column_count(ResultHandle result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ulong duckdb_rows_changed(ResultHandle result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    public static partial string? duckdb_result_error(ResultHandle result);

    // The struct goes by value here, as the header has it.
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ChunkHandle duckdb_fetch_chunk(NativeResult result);
}
