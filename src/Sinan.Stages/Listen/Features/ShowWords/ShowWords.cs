using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Stages.Listen.Features.ShowWords;

/// <summary>Which words are read as one that no dictionary holds?</summary>
public sealed record ShowWords;

/// <param name="Sentence">The answer in one sentence; counts of all comments, so without intervals.</param>
/// <param name="Team">Words of the team.</param>
/// <param name="Simplifies">Whether traditional characters are read as simplified ones.</param>
/// <param name="Learned">Words that the last reading found, with how often they come; the most frequent first.</param>
public sealed record WordList(Phrase Sentence, ImmutableArray<string> Team, bool Simplifies, ImmutableArray<LearnedWord> Learned);

public sealed class ShowWordsHandler(IThemes themes, ISettings settings)
{
    public async Task<WordList> HandleAsync(ShowWords request, CancellationToken cancellationToken)
    {
        var team = await settings.FindAsync<TeamWords>(TeamWords.Key, cancellationToken) ?? TeamWords.None;
        var report = await themes.LatestAsync(cancellationToken);
        var own = Fact.Count("team", team.Words.Length);
        var sentence = report is null
            ? new Phrase("listen.dictionary.answer.unread", own)
            : new Phrase("listen.dictionary.answer", Fact.Count("learned", report.NewWords.Length), Fact.Count("comments", report.Comments), Fact.Date("at", report.At), own);
        return new WordList(sentence, team.Words, team.Simplifies, [.. (report?.NewWords ?? []).OrderByDescending(w => w.Count).ThenBy(w => w.Text, StringComparer.Ordinal)]);
    }
}
