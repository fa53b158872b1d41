namespace Sinan.Numerics.Behavior;

/// <summary>A further column to build.</summary>
/// <param name="Name">Column name, unique ignoring case.</param>
/// <param name="IsNumber">Doubles, else texts. Attributes of users are texts.</param>
/// <param name="Origin">Where the values come from; those of users and items are not appended with the events.</param>
public sealed record BehaviorColumnInfo(string Name, bool IsNumber, BehaviorColumnOrigin Origin = BehaviorColumnOrigin.Event);

/// <summary>Collects the values of one further column, in the order of <see cref="BehaviorIndexBuilder.Append"/>, or what they follow from.</summary>
public abstract class BehaviorColumnBuilder(string name) : IDisposable
{
    public string Name { get; } = name;

    /// <summary>Values so far; null for a column whose values are not appended with the events.</summary>
    internal abstract long? Rows { get; }

    public abstract void Dispose();
}

/// <summary>A text column: codes into <see cref="Texts"/>.</summary>
public sealed class TextColumnBuilder : BehaviorColumnBuilder
{
    Dictionary<string, int>? known;

    internal TextColumnBuilder(string name, BehaviorColumn? basis)
        : base(name) => Texts = basis?.Texts ?? [];

    /// <summary>The texts by code, when the caller has its own codes: set it before the build; it must begin with the texts of the index that is brought up to date.</summary>
    public IReadOnlyList<string> Texts { get; set; }

    internal NativeChunks<int> Codes { get; } = new();

    internal override long? Rows => Codes.Count;

    /// <param name="codes">One code an event; −1 = none.</param>
    public void Append(ReadOnlySpan<int> codes) => Codes.Append(codes);

    /// <summary>The code of a text, a new one when it was not seen before: for callers without codes of their own.</summary>
    public int CodeOf(string text)
    {
        if (known is null)
        {
            Texts = new List<string>(Texts);
            known = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < Texts.Count; i++)
                known.TryAdd(Texts[i], i);
        }

        if (!known.TryGetValue(text, out var code))
        {
            known.Add(text, code = Texts.Count);
            ((List<string>)Texts).Add(text);
        }

        return code;
    }

    public override void Dispose() => Codes.Dispose();
}

/// <summary>A number column: distinct doubles get codes until there are too many, then raw doubles are kept.</summary>
public sealed unsafe class NumberColumnBuilder : BehaviorColumnBuilder
{
    /// <summary>Largest dictionary of distinct numbers (32 MiB); beyond it an event takes 8 bytes.</summary>
    public const int MostDistinct = 1 << 22;

    readonly Dictionary<long, int> known = [];
    readonly int mostDistinct;
    long lastBits;
    int lastCode = -1;

    internal NumberColumnBuilder(string name, BehaviorColumnOrigin origin, BehaviorColumn? basis, int mostDistinct)
        : base(name)
    {
        (Origin, this.mostDistinct) = (origin, mostDistinct);
        if (basis is { IsCoded: false })
            Raw = new();
        for (var i = 0; i < basis?.Values; i++)
            CodeOf(BitConverter.DoubleToInt64Bits(basis.NumberOf(i)));
    }

    internal BehaviorColumnOrigin Origin { get; }

    internal List<double> Numbers { get; } = [];

    internal NativeChunks<int> Codes { get; } = new();

    /// <summary>The values as they are, once there were too many distinct ones.</summary>
    internal NativeChunks<double>? Raw { get; private set; }

    internal override long? Rows => Raw?.Count ?? Codes.Count;

    /// <param name="values">One number an event; NaN = none.</param>
    public void Append(ReadOnlySpan<double> values)
    {
        while (values.Length > 0 && Raw is null)
        {
            var room = Codes.Room(values.Length);
            var n = 0;
            while (n < room.Length && Numbers.Count < mostDistinct)
            {
                // −0 and 0 are one value to everybody who counts.
                var value = values[n] + 0.0;
                room[n++] = double.IsNaN(value) ? -1 : CodeOf(BitConverter.DoubleToInt64Bits(value));
            }

            Codes.Advance(n);
            values = values[n..];
            if (Numbers.Count >= mostDistinct)
                GoRaw();
        }

        Raw?.Append(values);
    }

    public override void Dispose()
    {
        Codes.Dispose();
        Raw?.Dispose();
    }

    int CodeOf(long bits)
    {
        if (bits == lastBits && lastCode >= 0)
            return lastCode;
        if (!known.TryGetValue(bits, out var code))
        {
            known.Add(bits, code = Numbers.Count);
            Numbers.Add(BitConverter.Int64BitsToDouble(bits));
        }

        (lastBits, lastCode) = (bits, code);
        return code;
    }

    void GoRaw()
    {
        Raw = new();
        for (var b = 0; b < Codes.Blocks; b++)
        {
            var codes = new ReadOnlySpan<int>(Codes.Block(b), Codes.CountOf(b));
            var room = Raw.Room(codes.Length);
            for (var i = 0; i < codes.Length; i++)
                room[i] = codes[i] < 0 ? double.NaN : Numbers[codes[i]];
            Raw.Advance(codes.Length);
        }

        Codes.Dispose();
        known.Clear();
    }
}
