using System.Runtime.CompilerServices;
using System.Text;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>One column of a chunk, or the elements of a nested list: DuckDB's memory seen as spans. Valid while its chunk lives.</summary>
public readonly unsafe ref struct DuckDbColumn
{
    readonly nint vector;
    readonly void* data;
    readonly ulong* validity;

    internal DuckDbColumn(nint vector, DuckDbType type, int count)
    {
        (this.vector, Type, Count) = (vector, type, count);
        data = type.ValueSize == 0 ? null : NativeMethods.duckdb_vector_get_data(vector);
        validity = NativeMethods.duckdb_vector_get_validity(vector);
    }

    public DuckDbType Type { get; }

    public int Count { get; }

    /// <summary>Whether some value may be NULL; without a mask all are valid.</summary>
    public bool HasMask => validity is not null;

    /// <summary>One bit for each row, lowest first, 1 = valid; empty when all are valid.</summary>
    public ReadOnlySpan<ulong> Validity => validity is null ? [] : new ReadOnlySpan<ulong>(validity, (Count + 63) / 64);

    public bool IsNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <summary>All values; where a row is NULL its value means nothing. Dates are days, times and timestamps counts of their unit, hugeints <see cref="Int128"/>.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> has not the size of the column's values.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        if (sizeof(T) != Type.ValueSize)
            throw new InvalidOperationException($"A {Type.Kind} column has values of {Type.ValueSize} bytes; {typeof(T).Name} has {sizeof(T)}.");
        return new ReadOnlySpan<T>(data, Count);
    }

    /// <summary>The UTF-8 bytes of a text or the bytes of a blob.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        if (Type.Kind is not (DuckDbKind.Varchar or DuckDbKind.Blob))
            throw new InvalidOperationException($"A {Type.Kind} column has no text.");
        return NativeString.Bytes(ref ((NativeString*)data)[row]);
    }

    public string Text(int row) => Encoding.UTF8.GetString(Utf8(row));

    /// <summary>The text, or null for NULL.</summary>
    public string? TextOrNull(int row) => IsNull(row) ? null : Text(row);

    /// <summary>All elements of all lists of this column; row r's elements stand where <c>Values&lt;DuckDbListEntry&gt;()[r]</c> says.</summary>
    public DuckDbColumn Elements()
    {
        if (Type.Element is null)
            throw new InvalidOperationException($"A {Type.Kind} column has no elements.");
        return new DuckDbColumn(NativeMethods.duckdb_list_vector_get_child(vector), Type.Element, (int)NativeMethods.duckdb_list_vector_get_size(vector));
    }

    /// <summary>The values of one field of a struct column.</summary>
    public DuckDbColumn Field(int index) =>
        new(NativeMethods.duckdb_struct_vector_get_child(vector, (ulong)index), Type.Fields[index].Type, Count);

    /// <summary>The value as DuckDB's <c>CAST(… AS VARCHAR)</c> writes it; null for NULL.</summary>
    /// <exception cref="NotSupportedException">The type is shown only after a cast in SQL (bit, union, array, time with zone and the like).</exception>
    public string? Written(int row) => DuckDbText.Write(this, row);

    internal T Value<T>(int row)
    {
        if (Unsafe.SizeOf<T>() != Type.ValueSize || RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            throw new InvalidOperationException($"A {Type.Kind} column cannot be read as {typeof(T).Name}.");
        return Unsafe.ReadUnaligned<T>((byte*)data + ((long)row * Type.ValueSize));
    }
}
