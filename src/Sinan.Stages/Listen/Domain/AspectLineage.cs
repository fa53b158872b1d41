using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Which aspects are those of an earlier reading, so that links, filters and alerts stay with them when another term becomes the most frequent.</summary>
static class AspectLineage
{
    /// <summary>An aspect goes on as the earlier one of its name, else as the one that shares the most terms with it, one of the two names among them. Each id is given once.</summary>
    /// <param name="found">Aspects of a reading: language, name, terms.</param>
    /// <param name="before">Aspects of the reading before.</param>
    /// <returns>The id of each found aspect.</returns>
    public static string[] IdsOf(IReadOnlyList<(string Language, string Name, IReadOnlyList<string> Terms)> found, IReadOnlyList<AspectFigures> before)
    {
        var ids = new string?[found.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var likeness =
            from now in found.Select((aspect, at) => (aspect, at))
            from past in before
            where past.Language == now.aspect.Language && (past.Terms.Contains(now.aspect.Name) || now.aspect.Terms.Contains(past.Name))
            orderby past.Name == now.aspect.Name descending, past.Terms.Intersect(now.aspect.Terms, StringComparer.Ordinal).Count() descending
            select (now.at, past.Id);
        foreach (var (at, id) in likeness)
        {
            if (ids[at] is null && taken.Add(id))
                ids[at] = id;
        }

        for (var at = 0; at < ids.Length; at++)
        {
            // A name may have been that of an aspect which goes on under another one.
            for (var name = found[at].Name; ids[at] is null; name += "\n")
            {
                if (AspectFigures.IdOf(found[at].Language, name) is var id && taken.Add(id))
                    ids[at] = id;
            }
        }

        return [.. ids.Select(id => id!)];
    }
}
