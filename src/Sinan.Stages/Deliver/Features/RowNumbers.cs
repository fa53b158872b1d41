using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Rows of a form that name other rows by their numbers, where empty rows fall away and those after them move up.</summary>
static class RowNumbers
{
    /// <summary>New numbers, from 1, by the old ones of the rows that stay.</summary>
    /// <param name="rows">Rows of the form.</param>
    /// <param name="stays">Whether a row stays, by its place from 0.</param>
    public static Dictionary<int, int> Of(int rows, Func<int, bool> stays) =>
        Enumerable.Range(0, rows).Where(stays).Select((row, number) => (row, number)).ToDictionary(r => r.row + 1, r => r.number + 1);

    /// <summary>Numbers of other rows as a field names them; those of rows that are gone fall away, those of no row stay as 0 and are refused later.</summary>
    public static ImmutableArray<int> Read(string text, Dictionary<int, int> numbers, int rows) =>
    [
        .. text.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => numbers.ContainsKey(number) || number < 1 || number > rows)
            .Select(number => numbers.GetValueOrDefault(number)).Distinct(),
    ];
}
