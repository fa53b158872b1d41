using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>Decides whether a table's first row holds names, and makes names usable.</summary>
public static class HeaderGuess
{
    /// <param name="rows">The first rows, at least one.</param>
    public static bool IsHeader(IReadOnlyList<ImmutableArray<string>> rows)
    {
        var first = rows[0];
        if (first.Any(IsFigure))
            return false;
        if (first.Any(name => ColumnNames.RoleOf(name) is not null))
            return true;
        var others = rows.Skip(1).Where(r => r.Length == first.Length).Take(200).ToList();
        if (others.Count == 0)
            return false;
        for (var i = 0; i < first.Length; i++)
        {
            // Words over figures.
            if (first[i].Length > 0 && others.Count(r => IsFigure(r[i])) >= 0.9 * others.Count)
                return true;
        }

        // Words over words: names are short, differ, and do not come back as values.
        return first.Length > 1
            && first.All(name => name.Length is > 0 and <= 40)
            && first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == first.Length
            && !others.Any(r => r.Where((value, i) => value == first[i]).Any());
    }

    /// <summary>Trims names, fills in "column_3" for empty ones and numbers repeated ones ("name_2").</summary>
    public static ImmutableArray<string> Unique(ImmutableArray<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unique = ImmutableArray.CreateBuilder<string>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i].Trim().Trim('\uFEFF');
            if (name.Length == 0)
                name = string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}");
            var candidate = name;
            for (var n = 2; !seen.Add(candidate); n++)
                candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
            unique.Add(candidate);
        }

        return unique.MoveToImmutable();
    }

    static bool IsFigure(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || (cell.Length >= 6 && char.IsAsciiDigit(cell[0]) && TimeFormats.Guess([Encoding.UTF8.GetBytes(cell)]) is not null);
}
