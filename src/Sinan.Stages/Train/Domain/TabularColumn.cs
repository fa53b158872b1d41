using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.Stages.Train.Domain;

/// <summary>How one column becomes features: as the number it is, or as one feature for each of its values.</summary>
/// <param name="Name">Column.</param>
/// <param name="Values">Values that are features of their own; null = a column of numbers.</param>
public sealed record TabularColumn(string Name, ImmutableArray<string>? Values)
{
    /// <summary>Values that get a feature; rarer ones share none.</summary>
    const int MostValues = 50;

    /// <summary>Names of its features.</summary>
    public IEnumerable<string> Features => Values is { } values ? values.Select(v => $"{Name}={v}") : [Name];

    public int Width => Values?.Length ?? 1;

    /// <summary>Writes a cell's features; missing = NaN for numbers, none of the values for the others.</summary>
    public void Write(string? cell, Span<double> features)
    {
        if (Values is not { } values)
        {
            features[0] = cell is not null && TryNumber(cell, out var number) ? number : double.NaN;
            return;
        }

        features.Clear();
        if (cell is not null && values.IndexOf(cell) is >= 0 and var at)
            features[at] = 1;
    }

    /// <summary>Numbers when every known cell is one; values in order of frequency else; null for a column that says nothing about other rows
    /// (one value, or texts that hardly repeat, such as ids).</summary>
    public static TabularColumn? Learn(string name, IReadOnlyList<string> known)
    {
        var counts = known.CountBy(c => c, StringComparer.Ordinal).ToList();
        if (counts.Count < 2)
            return null;
        if (known.All(c => TryNumber(c, out _)))
            return new TabularColumn(name, null);
        if (counts.Count > known.Count / 2)
            return null;
        return new TabularColumn(name, [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => c.Key)]);
    }

    static bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
