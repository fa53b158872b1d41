using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>A further column of the index: texts or numbers, coded against a dictionary in 1, 2 or 4 bytes an event, or raw doubles.</summary>
public sealed unsafe class BehaviorColumn
{
    readonly byte* codes;
    readonly uint width;
    readonly double* raw;
    readonly double* numbers;
    readonly NameTable? texts;

    internal BehaviorColumn(string name, bool isNumber, byte* codes, uint width, double* raw, double* numbers, int numberCount, NameTable? texts)
    {
        (Name, IsNumber) = (name, isNumber);
        this.codes = codes;
        this.width = width;
        this.raw = raw;
        this.numbers = numbers;
        this.texts = texts;
        Values = texts?.Count ?? numberCount;
    }

    public string Name { get; }

    public bool IsNumber { get; }

    public BehaviorColumnOrigin Origin { get; internal init; }

    /// <summary>Whether the values follow from what is known of users or items.</summary>
    public bool IsDerived => Origin is BehaviorColumnOrigin.User or BehaviorColumnOrigin.Item;

    /// <summary>Whether events carry codes; false for a number column with more distinct values than a dictionary should hold.</summary>
    public bool IsCoded => raw is null;

    /// <summary>Distinct values in the dictionary; 0 when not coded.</summary>
    public int Values { get; }

    /// <summary>Counts by name, value and quarter of an hour; null where they would not be small beside the events.</summary>
    internal EventRollup? Rollup { get; init; }

    /// <summary>Bytes an event takes.</summary>
    public int Width => raw is null ? (int)width : sizeof(double);

    /// <summary>First byte of the codes or raw doubles.</summary>
    internal byte* Bytes => raw is null ? codes : (byte*)raw;

    /// <summary>The texts by code; empty for numbers.</summary>
    public IReadOnlyList<string> Texts => (IReadOnlyList<string>?)texts ?? [];

    /// <summary>Code of an event's value, −1 when it has none. Only for coded columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeAt(long position) => width switch
    {
        1 => codes[position],
        2 => ((ushort*)codes)[position],
        _ => ((int*)codes)[position],
    } - 1;

    /// <summary>Number of an event, NaN when it has none or the column holds texts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NumberAt(long position)
    {
        if (raw is not null)
            return raw[position];
        var code = CodeAt(position);
        return code < 0 || numbers is null ? double.NaN : numbers[code];
    }

    /// <summary>Tells the value of an event apart from other values, coded or not; false when it has none.</summary>
    internal bool TryKeyAt(long position, out long key)
    {
        key = raw is null ? CodeAt(position) : BitConverter.DoubleToInt64Bits(raw[position]);
        return raw is null ? key >= 0 : !double.IsNaN(raw[position]);
    }

    public double NumberOf(int code)
    {
        if (numbers is null || (uint)code >= (uint)Values)
            throw new ArgumentOutOfRangeException(nameof(code), code, $"The column '{Name}' has {Values} coded numbers.");
        return numbers[code];
    }

    /// <summary>A value as text: the text itself or the number in round-trip form.</summary>
    public string TextOf(int code) => texts is null ? NumberOf(code).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : texts[code];
}
