using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Keeps numbered entries.</summary>
static class Entries
{
    /// <summary>Of one kind in one initiative.</summary>
    public const int Most = 500;

    /// <summary>Takes the place of the entry of the same number; a new one gets the next number.</summary>
    /// <returns>Problems: "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<ImmutableArray<T>> Put<T>(ImmutableArray<T> kept, T entered)
        where T : Entry
    {
        if (entered.Number == 0)
        {
            return kept.Length < Most
                ? kept.Add((T)((Entry)entered with { Number = kept.Length + 1 }))
                : new Problem("deliver.entry.too_many", ProblemKind.Conflict, Fact.Count("most", Most));
        }

        return entered.Number > 0 && entered.Number <= kept.Length
            ? kept.SetItem(entered.Number - 1, entered)
            : new Problem("deliver.entry.unknown", ProblemKind.NotFound, Fact.Count("number", entered.Number));
    }

    /// <summary>What is wrong with the texts of an entry: a title of 1 to 120 characters, names no longer than that, words no longer than 4,000. Null for nothing.</summary>
    public static Problem? Fault(string title, ReadOnlySpan<string> names, ReadOnlySpan<string> words)
    {
        if (title.Trim().Length is 0 or > Initiative.MostTitle)
            return new Problem("deliver.entry.title", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        foreach (var name in names)
        {
            if (name.Length > Initiative.MostTitle)
                return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        }

        foreach (var text in words)
        {
            if (text.Length > Initiative.MostText)
                return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText));
        }

        return null;
    }
}
