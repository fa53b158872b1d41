using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Sinan.DuckDb.Native;

/// <summary>Texts that DuckDB keeps: error messages, column names, the version. Copied, never freed.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(DuckDbOwnedString))]
static unsafe class DuckDbOwnedString
{
    public static string? ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}

/// <summary>Texts that become ours: <c>duckdb_open_ext</c>'s error, parameter names, enum values, struct field names. Copied, then given back with <c>duckdb_free</c>.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(CallerOwnedString))]
static unsafe class CallerOwnedString
{
    public static string? ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    public static void Free(byte* text)
    {
        if (text is not null)
            NativeMethods.duckdb_free((nint)text);
    }
}
