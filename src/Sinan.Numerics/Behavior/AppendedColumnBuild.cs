using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>A column whose values came with the events.</summary>
sealed unsafe class AppendedColumnBuild : ColumnBuild
{
    readonly BehaviorColumn? basis;
    readonly NativeChunks<int> codes;
    readonly NativeChunks<double>? raw;

    public AppendedColumnBuild(TextColumnBuilder builder, BehaviorColumn? basis)
        : base(builder.Name, BehaviorColumnOrigin.Event, builder.Texts, [], isRaw: false)
    {
        (this.basis, codes) = (basis, builder.Codes);
        if (basis is not null && !NameTable.Extends(builder.Texts, basis.Texts))
            throw new ArgumentException($"The texts of the column '{Name}' do not begin with the older ones.", nameof(builder));
    }

    public AppendedColumnBuild(NumberColumnBuilder builder, BehaviorColumn? basis)
        : base(builder.Name, builder.Origin, null, builder.Numbers, builder.Raw is not null) => (this.basis, codes, raw) = (basis, builder.Codes, builder.Raw);

    /// <summary>Takes a run of values from the basis.</summary>
    public void CopyBasis(long from, long place, long count)
    {
        if (basis is not null && basis.Width == Width && basis.IsCoded == raw is null)
        {
            NativeMemory.Copy(basis.Bytes + from * Width, Bytes + place * Width, (nuint)(count * Width));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            if (raw is not null)
                ((double*)Bytes)[place + i] = basis?.NumberAt(from + i) ?? double.NaN;
            else
                Write(place + i, basis?.CodeAt(from + i) ?? -1);
        }
    }

    /// <summary>Value codes of one block of appended events, −1 = none; null for a raw column.</summary>
    public int* CodesOf(int block) => raw is not null ? null : codes.Block(block);

    /// <summary>Value code of an event at its place, −1 = none. Not for a raw column.</summary>
    public int CodeAt(long place) => Width switch
    {
        1 => Bytes[place],
        2 => ((ushort*)Bytes)[place],
        _ => ((int*)Bytes)[place],
    } - 1;

    /// <summary>Writes one block of appended values to their places.</summary>
    public void Scatter(int block, int count, long* places)
    {
        if (raw is not null)
        {
            var numbers = raw.Block(block);
            for (var i = 0; i < count; i++)
                ((double*)Bytes)[places[i]] = numbers[i];
            return;
        }

        var values = codes.Block(block);
        var known = Texts?.Count ?? Numbers.Count;
        for (var i = 0; i < count; i++)
        {
            if (values[i] >= known || values[i] < -1)
                throw new ArgumentException($"The column '{Name}' has the code {values[i]} but only {known} values.");
            Write(places[i], values[i]);
        }
    }
}
