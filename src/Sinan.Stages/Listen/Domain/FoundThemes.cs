using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>A theme with the positions of its comments.</summary>
/// <param name="Id">Of the theme that it continues, else "t-" and the hash of language and words.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Name">Its most telling words.</param>
/// <param name="Words">Up to ten terms.</param>
/// <param name="Members">Positions of its comments, ascending.</param>
/// <param name="Examples">Positions of the comments that show it best.</param>
/// <param name="History">What became of it so far.</param>
public sealed record FoundTheme(
    string Id, string Language, string Name, IReadOnlyList<string> Words, int[] Members, IReadOnlyList<int> Examples, IReadOnlyList<ThemeEvent> History);

/// <summary>Themes that are like each other.</summary>
/// <param name="Name">Their most telling words together.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Themes">Ids.</param>
public sealed record FoundGroup(string Name, string Language, IReadOnlyList<string> Themes);

/// <summary>Themes of comments in both languages, each language for itself; largest first.</summary>
/// <param name="Themes">All themes.</param>
/// <param name="ThemeOf">Position in <paramref name="Themes"/> by comment; −1 for none.</param>
/// <param name="Groups">Themes of themes.</param>
/// <param name="Ended">Earlier themes that are no more, newest first.</param>
/// <param name="Coherence">Mean over themes.</param>
/// <param name="Diversity">Weighted by themes.</param>
public sealed record FoundThemes(
    IReadOnlyList<FoundTheme> Themes, int[] ThemeOf, IReadOnlyList<FoundGroup> Groups, IReadOnlyList<EndedTheme> Ended, double Coherence, double Diversity)
{
    /// <summary>With fewer comments of a language no themes are sought in it.</summary>
    public const int LeastComments = 30;

    const int Examples = 5;

    public static FoundThemes In(
        IReadOnlyList<Comment> comments, Segmenter segmenter, ThemeVocabulary vocabulary, ThemeOptions options, EarlierReading earlier, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (found, groups, ended) = (new List<FoundTheme>(), new List<FoundGroup>(), new List<EndedTheme>(earlier.Ended));
        var (coherence, diversity) = (0.0, 0.0);
        foreach (var language in new[] { TextLanguage.Chinese, TextLanguage.English })
        {
            var positions = Enumerable.Range(0, comments.Count).Where(i => comments[i].Language == language).ToArray();
            if (positions.Length < LeastComments)
                continue;
            var past = KnownComments.Of(comments, positions, language, earlier);
            var model = ThemeModel.Fit(
                [.. positions.Select(p => comments[p].Text)], language, segmenter, vocabulary, options, cancellationToken, past.Prior(onlyHeld: options.Clusters is not null));
            var ancestry = past.Ancestry(model, at, words => IdOf(language, words));
            var members = Enumerable.Range(0, positions.Length).ToLookup(i => model.Labels[i], i => positions[i]);
            for (var theme = 0; theme < model.Themes.Count; theme++)
            {
                var (id, name, history) = ancestry.Themes[theme];
                found.Add(new FoundTheme(
                    id, language, name ?? model.Themes[theme].Name, model.Themes[theme].Words, [.. members[theme]],
                    [.. model.Representatives(theme, Examples, i => comments[positions[i]].Text.Length is >= 6 and <= 200).Select(i => positions[i])], history));
            }

            groups.AddRange(model.Groups.Select(g => new FoundGroup(g.Name, language, [.. g.Themes.Select(t => ancestry.Themes[t].Id)])));
            ended.InsertRange(0, ancestry.Ended);
            coherence += model.Quality.Coherence * model.Themes.Count;
            diversity += model.Quality.Diversity * model.Themes.Count;
        }

        var ordered = found.OrderByDescending(t => t.Members.Length).ThenBy(t => t.Id, StringComparer.Ordinal).ToArray();
        var themeOf = new int[comments.Count];
        Array.Fill(themeOf, -1);
        for (var theme = 0; theme < ordered.Length; theme++)
        {
            foreach (var member in ordered[theme].Members)
                themeOf[member] = theme;
        }

        var count = Math.Max(1, ordered.Length);
        return new FoundThemes(ordered, themeOf, groups, ended, coherence / count, diversity / count);
    }

    /// <summary>The id of a theme that begins.</summary>
    public static string IdOf(string language, IReadOnlyList<string> words) =>
        "t-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(language + "\n" + string.Join('\n', words))).AsSpan(0, 5));
}
