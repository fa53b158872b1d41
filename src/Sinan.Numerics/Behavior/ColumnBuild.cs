using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>One further column while it is built: where its values come from and where they go.</summary>
sealed unsafe class ColumnBuild
{
    readonly BehaviorColumn? basis;
    readonly NativeChunks<int>? codes;
    readonly NativeChunks<double>? raw;
    byte* to;

    public ColumnBuild(BehaviorColumnBuilder builder, BehaviorColumn? basis)
    {
        (Name, this.basis) = (builder.Name, basis);
        if (builder is NumberColumnBuilder number)
        {
            (IsNumber, Numbers, raw, codes) = (true, number.Numbers, number.Raw, number.Codes);
        }
        else
        {
            var text = (TextColumnBuilder)builder;
            (Texts, codes) = (text.Texts, text.Codes);
            if (basis is not null && !NameTable.Extends(text.Texts, basis.Texts))
                throw new ArgumentException($"The texts of the column '{Name}' do not begin with the older ones.", nameof(builder));
        }

        var values = Texts?.Count ?? Numbers.Count;
        // Code + 1 is stored, so that 0 means none.
        Width = raw is not null ? 8 : values <= byte.MaxValue ? 1 : values <= ushort.MaxValue ? 2 : 4;
    }

    public string Name { get; }

    public bool IsNumber { get; }

    public bool IsRaw => raw is not null;

    public int Width { get; }

    public IReadOnlyList<string>? Texts { get; }

    public List<double> Numbers { get; } = [];

    /// <summary>First byte of the column.</summary>
    public byte* Bytes => to;

    public void Bind(nint at) => to = (byte*)at;

    /// <summary>Takes a run of values from the basis.</summary>
    public void CopyBasis(long from, long place, long count)
    {
        if (basis is not null && basis.Width == Width && basis.IsCoded == raw is null)
        {
            NativeMemory.Copy(basis.Bytes + from * Width, to + place * Width, (nuint)(count * Width));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            if (raw is not null)
                ((double*)to)[place + i] = basis?.NumberAt(from + i) ?? double.NaN;
            else
                Write(place + i, basis?.CodeAt(from + i) ?? -1);
        }
    }

    /// <summary>Value codes of one block of appended events, −1 = none; null for a raw column.</summary>
    public int* CodesOf(int block) => codes is null || raw is not null ? null : codes.Block(block);

    /// <summary>Writes one block of appended values to their places.</summary>
    public void Scatter(int block, int count, long* places)
    {
        if (raw is not null)
        {
            var numbers = raw.Block(block);
            for (var i = 0; i < count; i++)
                ((double*)to)[places[i]] = numbers[i];
            return;
        }

        var values = codes!.Block(block);
        var known = Texts?.Count ?? Numbers.Count;
        for (var i = 0; i < count; i++)
        {
            if (values[i] >= known || values[i] < -1)
                throw new ArgumentException($"The column '{Name}' has the code {values[i]} but only {known} values.");
            Write(places[i], values[i]);
        }
    }

    void Write(long place, int code)
    {
        switch (Width)
        {
            case 1: to[place] = (byte)(code + 1); break;
            case 2: ((ushort*)to)[place] = (ushort)(code + 1); break;
            default: ((int*)to)[place] = code + 1; break;
        }
    }
}
