using System.Globalization;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Where the themes of a reading come from.</summary>
/// <param name="Themes">For each theme its id, the name it had (null for a theme that begins), and its history.</param>
/// <param name="Ended">Earlier themes that are no more.</param>
sealed record Ancestry(IReadOnlyList<(string Id, string? Name, IReadOnlyList<ThemeEvent> History)> Themes, IReadOnlyList<EndedTheme> Ended);

/// <summary>The comments of one language with the themes that they were in.</summary>
/// <param name="Themes">Earlier themes of the language.</param>
/// <param name="Labels">Number of the earlier theme of each comment; −1 for none.</param>
/// <param name="IsKnown">Whether the earlier reading knew the comment.</param>
/// <param name="Earlier">The earlier reading.</param>
sealed record KnownComments(IReadOnlyList<KnownTheme> Themes, int[] Labels, bool[] IsKnown, EarlierReading Earlier)
{
    public static KnownComments Of(IReadOnlyList<Comment> comments, int[] positions, string language, EarlierReading earlier)
    {
        var themes = earlier.Themes.Where(t => t.Language == language).ToArray();
        var number = themes.Index().ToDictionary(t => t.Item.Id, t => t.Index, StringComparer.Ordinal);
        var (labels, known) = (new int[positions.Length], new bool[positions.Length]);
        for (var i = 0; i < positions.Length; i++)
        {
            known[i] = earlier.ThemeOf.TryGetValue(comments[positions[i]].Source.No, out var id);
            labels[i] = id is null ? -1 : number.GetValueOrDefault(id, -1);
        }

        return new KnownComments(themes, labels, known, earlier);
    }

    /// <summary>Where clusters begin; null when nothing is known.</summary>
    /// <param name="onlyHeld">Whether only corrected themes are kept: somebody asked for a number of themes.</param>
    public ThemePrior? Prior(bool onlyHeld)
    {
        if (Themes.Count == 0)
            return null;
        var held = Enumerable.Range(0, Themes.Count).Where(t => Earlier.Held.Contains(Themes[t].Id)).ToHashSet();
        return new ThemePrior(Themes.Count, onlyHeld ? [.. Labels.Select(l => held.Contains(l) ? l : -1)] : Labels, held, Earlier.IsFinal);
    }

    /// <summary>Gives each theme found the id and history of the theme that it continues, and tells what became of the others.</summary>
    public Ancestry Ancestry(ThemeModel model, DateTimeOffset at, Func<IReadOnlyList<string>, string> idOf)
    {
        var known = Enumerable.Range(0, Labels.Length).Where(i => IsKnown[i]).ToArray();
        var lineage = ThemeLineage.Between([.. known.Select(i => Labels[i])], Themes.Count, [.. known.Select(i => model.Labels[i])], model.Themes.Count);
        var taken = Earlier.Themes.Select(t => t.Id).Concat(Earlier.Ended.Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
        var ids = new string[model.Themes.Count];
        for (var theme = 0; theme < ids.Length; theme++)
            ids[theme] = lineage.Continues[theme] >= 0 ? Themes[lineage.Continues[theme]].Id : Free(model.Themes[theme].Words, taken, idOf);

        var themes = new List<(string, string?, IReadOnlyList<ThemeEvent>)>();
        for (var theme = 0; theme < ids.Length; theme++)
        {
            var before = lineage.Continues[theme] is var number and >= 0 ? Themes[number] : null;
            List<ThemeEvent> history = before is not null
                ? [.. before.History]
                : lineage.SplitFrom[theme] is var source and >= 0
                    ? [new ThemeEvent(ThemeChange.SplitFrom, at, Themes[source].Id, Themes[source].Name)]
                    : [new ThemeEvent(ThemeChange.Begun, at)];
            history.AddRange(Enumerable.Range(0, Themes.Count).Where(t => lineage.MergedInto[t] == theme)
                .Select(t => new ThemeEvent(ThemeChange.TookIn, at, Themes[t].Id, Themes[t].Name)));
            if (before is not null)
                history.AddRange(Enumerable.Range(0, ids.Length).Where(t => lineage.SplitFrom[t] == lineage.Continues[theme])
                    .Select(t => new ThemeEvent(ThemeChange.Split, at, ids[t], model.Themes[t].Name)));
            themes.Add((ids[theme], before?.Name, history));
        }

        var ended = Enumerable.Range(0, Themes.Count).Where(t => !lineage.Continues.Contains(t))
            .Select(t => new EndedTheme(Themes[t].Id, Themes[t].Name, at, lineage.MergedInto[t] >= 0 ? ids[lineage.MergedInto[t]] : null));
        return new Ancestry(themes, [.. ended]);
    }

    /// <summary>An id that no theme has or had: a theme that comes back with the same words is another one.</summary>
    static string Free(IReadOnlyList<string> words, HashSet<string> taken, Func<IReadOnlyList<string>, string> idOf)
    {
        var id = idOf(words);
        for (var again = 2; !taken.Add(id); again++)
            id = idOf([.. words, again.ToString(CultureInfo.InvariantCulture)]);
        return id;
    }
}
