using System.Runtime.InteropServices;

namespace Sinan.DuckDb.Native;

/// <summary><c>duckdb_state</c>: 0 is success.</summary>
enum NativeState
{
    Success = 0,
    Error = 1,
}

/// <summary><c>duckdb_result</c>. All fields but the last are deprecated in C and never read here.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct NativeResult
{
    readonly ulong columnCount;
    readonly ulong rowCount;
    readonly ulong rowsChanged;
    readonly nint columns;
    readonly nint errorMessage;
    readonly nint internalData;
}

/// <summary><c>duckdb_hugeint</c> and <c>duckdb_uhugeint</c>: the same 16 bytes as <see cref="UInt128"/> on a little-endian machine, which P/Invoke cannot pass by value.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct NativeHugeint(ulong lower, ulong upper)
{
    readonly ulong lower = lower;
    readonly ulong upper = upper;

    public static NativeHugeint Of(UInt128 value) => new(unchecked((ulong)value), (ulong)(value >> 64));
}

/// <summary><c>duckdb_string_t</c>: up to 12 bytes stand inside, longer texts behind a pointer that the vector owns.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
readonly unsafe struct NativeString
{
    const int LongestInlined = 12;

    [FieldOffset(0)]
    readonly uint length;

    [FieldOffset(4)]
    readonly byte inlined;

    [FieldOffset(8)]
    readonly byte* pointer;

    public int Length => (int)length;

    /// <summary>The UTF-8 bytes of the text at <paramref name="self"/>; inlined texts live in the struct itself, hence the reference.</summary>
    public static ReadOnlySpan<byte> Bytes(ref readonly NativeString self) =>
        self.length <= LongestInlined
            ? MemoryMarshal.CreateReadOnlySpan(in self.inlined, (int)self.length)
            : new ReadOnlySpan<byte>(self.pointer, (int)self.length);
}
