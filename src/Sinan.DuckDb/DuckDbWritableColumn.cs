using System.Buffers;
using System.Text;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>A column of an appender's chunk. All rows are valid until <see cref="SetNull"/>.</summary>
public readonly unsafe ref struct DuckDbWritableColumn
{
    readonly nint vector;

    internal DuckDbWritableColumn(nint vector, DuckDbType type, int capacity) => (this.vector, Type, Capacity) = (vector, type, capacity);

    public DuckDbType Type { get; }

    /// <summary>Rows, or for the elements of a list the reserved number of elements.</summary>
    public int Capacity { get; }

    /// <summary>The plain values, to be written in place.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> has not the size of the column's values.</exception>
    public Span<T> Values<T>()
        where T : unmanaged
    {
        if (sizeof(T) != Type.ValueSize)
            throw new InvalidOperationException($"A {Type.Kind} column has values of {Type.ValueSize} bytes; {typeof(T).Name} has {sizeof(T)}.");
        return new Span<T>(NativeMethods.duckdb_vector_get_data(vector), Capacity);
    }

    /// <summary>Copies values to the first rows.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged => values.CopyTo(Values<T>());

    /// <summary>The validity mask, to be written in place: one bit for each row, lowest first, 1 = valid.</summary>
    public Span<ulong> Mask()
    {
        NativeMethods.duckdb_vector_ensure_validity_writable(vector);
        return new Span<ulong>(NativeMethods.duckdb_vector_get_validity(vector), (Capacity + 63) / 64);
    }

    /// <summary>Copies numbers to the first rows; NaN becomes NULL.</summary>
    public void WriteNaNAsNull(ReadOnlySpan<double> values)
    {
        Write(values);
        Span<ulong> mask = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
                continue;
            if (mask.IsEmpty)
                mask = Mask();
            mask[i >> 6] &= ~(1UL << (i & 63));
        }
    }

    /// <summary>Writes translated codes to the first rows; negative ones become NULL.</summary>
    /// <param name="codes">One for each row, below the length of <paramref name="translation"/>.</param>
    /// <param name="translation">What is written for each code.</param>
    public void WriteTranslated<T>(ReadOnlySpan<int> codes, ReadOnlySpan<T> translation)
        where T : unmanaged
    {
        var values = Values<T>();
        Span<ulong> mask = [];
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            if (code >= 0)
            {
                values[i] = translation[code];
                continue;
            }

            if (mask.IsEmpty)
                mask = Mask();
            mask[i >> 6] &= ~(1UL << (i & 63));
        }
    }

    /// <summary>Copies UTF-8 bytes into the column. DuckDB checks that they are valid UTF-8 when the chunk is appended.</summary>
    public void Write(int row, ReadOnlySpan<byte> utf8)
    {
        CheckText(row);
        byte none = 0;
        fixed (byte* text = utf8)
            NativeMethods.duckdb_vector_assign_string_element_len(vector, (ulong)row, text is null ? &none : text, (ulong)utf8.Length);
    }

    public void Write(int row, ReadOnlySpan<char> text)
    {
        const int Small = 256;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= Small)
        {
            Span<byte> small = stackalloc byte[Small];
            Write(row, small[..Encoding.UTF8.GetBytes(text, small)]);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            Write(row, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Writes a text; null becomes NULL.</summary>
    public void Write(int row, string? text)
    {
        if (text is null)
            SetNull(row);
        else
            Write(row, text.AsSpan());
    }

    public void SetNull(int row)
    {
        CheckRow(row);
        Mask()[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Room for all elements of a list column's chunk. Rows say where theirs are by <c>Values&lt;DuckDbListEntry&gt;()</c>.</summary>
    /// <param name="count">Elements of all rows of this chunk together.</param>
    public DuckDbWritableColumn Elements(int count)
    {
        if (Type.Element is null)
            throw new InvalidOperationException($"A {Type.Kind} column has no elements.");
        if (NativeMethods.duckdb_list_vector_reserve(vector, (ulong)count) != NativeState.Success
            || NativeMethods.duckdb_list_vector_set_size(vector, (ulong)count) != NativeState.Success)
            throw new DuckDbException($"DuckDB could not make room for {count} list elements.");
        return new DuckDbWritableColumn(NativeMethods.duckdb_list_vector_get_child(vector), Type.Element, count);
    }

    void CheckRow(int row) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));

    void CheckText(int row)
    {
        CheckRow(row);
        if (Type.Kind is not (DuckDbKind.Varchar or DuckDbKind.Blob))
            throw new InvalidOperationException($"A {Type.Kind} column takes no text.");
    }
}
