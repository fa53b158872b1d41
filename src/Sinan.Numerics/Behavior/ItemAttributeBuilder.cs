namespace Sinan.Numerics.Behavior;

/// <summary>A column that holds, at each event, an attribute of the item that another text column names.</summary>
public sealed class ItemAttributeBuilder : BehaviorColumnBuilder
{
    internal ItemAttributeBuilder(string name)
        : base(name)
    {
    }

    internal override long? Rows => null;

    /// <summary>Column that names the item.</summary>
    internal string Of { get; private set; } = "";

    internal IReadOnlyList<string>? Texts { get; private set; }

    internal List<double> Numbers { get; } = [];

    internal int[] Codes { get; private set; } = [];

    /// <param name="of">Text column that names the item.</param>
    /// <param name="texts">Texts of the attribute, by code.</param>
    /// <param name="codes">Code of each item, in the order of the texts of <paramref name="of"/>; −1 and items past the end have none.</param>
    public void Set(string of, IReadOnlyList<string> texts, ReadOnlySpan<int> codes) => (Of, Texts, Codes) = (of, texts, codes.ToArray());

    /// <param name="of">Text column that names the item.</param>
    /// <param name="values">Number of each item; NaN and items past the end have none.</param>
    public void Set(string of, ReadOnlySpan<double> values)
    {
        (Of, Texts, Codes) = (of, null, new int[values.Length]);
        Numbers.Clear();
        var known = new Dictionary<long, int>();
        for (var i = 0; i < values.Length; i++)
        {
            // −0 and 0 are one value to everybody who counts.
            var value = values[i] + 0.0;
            Codes[i] = -1;
            if (double.IsNaN(value))
                continue;
            if (!known.TryGetValue(BitConverter.DoubleToInt64Bits(value), out var code))
            {
                known.Add(BitConverter.DoubleToInt64Bits(value), code = Numbers.Count);
                Numbers.Add(value);
            }

            Codes[i] = code;
        }
    }

    public override void Dispose()
    {
        // Only managed arrays.
    }
}
