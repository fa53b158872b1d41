using System.Runtime.InteropServices;

namespace Sinan.DuckDb;

/// <summary><c>duckdb_list_entry</c>: where the elements of one row stand in the child vector.</summary>
/// <param name="Offset">First element.</param>
/// <param name="Length">Number of elements.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbListEntry(ulong Offset, ulong Length);

/// <summary><c>duckdb_interval</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Micros);
