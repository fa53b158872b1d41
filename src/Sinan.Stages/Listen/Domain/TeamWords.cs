using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>What the team tells the reading of Chinese, as a setting of the workspace.</summary>
/// <param name="Words">Words to be read as one, in the order in which they were written.</param>
/// <param name="Simplifies">Whether traditional characters are read as their simplified forms; themes and their examples then show these, the comments stay as they are.</param>
public sealed record TeamWords(ImmutableArray<string> Words, bool Simplifies = false)
{
    public const string Key = "listen.team_words";

    public const int MostWords = 5_000, MostCharacters = 30;

    public static TeamWords None { get; } = new([]);

    /// <summary>The words of some lines, each once; empty lines are passed over.</summary>
    /// <returns>Problems "listen.dictionary.many"; "listen.dictionary.long" for a line that is no single word.</returns>
    public static Outcome<TeamWords> Of(IEnumerable<string> lines, bool simplifies)
    {
        ImmutableArray<string> words = [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)];
        if (words.Length > MostWords)
            return new Problem("listen.dictionary.many", ProblemKind.Invalid, Fact.Count("most", MostWords), Fact.Count("got", words.Length));
        return words.FirstOrDefault(w => w.Length > MostCharacters || w.Any(char.IsWhiteSpace)) is { } none
            ? new Problem("listen.dictionary.long", ProblemKind.Invalid, Fact.Of("word", none.Length > MostCharacters ? none[..MostCharacters] + "…" : none), Fact.Count("most", MostCharacters))
            : new TeamWords(words, simplifies);
    }

    /// <summary>Comments in the characters in which they are read.</summary>
    public IReadOnlyList<StoredFeedback> Read(IReadOnlyList<StoredFeedback> feedback) =>
        Simplifies ? [.. feedback.Select(f => f with { Text = TraditionalChinese.Simplify(f.Text) })] : feedback;
}
