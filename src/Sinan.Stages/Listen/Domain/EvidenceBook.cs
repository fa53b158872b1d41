using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Writes down the proof of each figure of a reading.</summary>
/// <param name="data">Data that was read.</param>
/// <param name="seed">Seed of the reading.</param>
/// <param name="at">When.</param>
/// <param name="question">Use case that answers.</param>
public sealed class EvidenceBook(DataVersion data, long seed, DateTimeOffset at, string question = "ReadFeedback")
{
    readonly List<Evidence> entries = [];

    public IReadOnlyList<Evidence> Entries => entries;

    /// <summary>A share with Wilson's interval.</summary>
    /// <param name="what">Kind of figure ("share"); the statement is "listen.evidence.{what}".</param>
    /// <param name="part">Comments that count.</param>
    /// <param name="whole">Of so many.</param>
    /// <param name="theme">Theme; null for all feedback.</param>
    /// <param name="users">Users who wrote those that count.</param>
    /// <param name="sentences">Examples.</param>
    public ThemeFigure Share(string what, int part, int whole, FoundTheme? theme, long? users, IEnumerable<string> sentences)
    {
        var bounds = Proportions.Wilson(part, whole);
        return Add(
            what, theme, "method.listen_share", FactKind.Share, whole == 0 ? 0 : part / (double)whole, new Interval(bounds.Low, bounds.High), users, sentences,
            Fact.Count("part", part), Fact.Count("whole", whole));
    }

    /// <summary>Any figure; its fact is named "value" in the statement, the theme "theme".</summary>
    public ThemeFigure Add(
        string what, FoundTheme? theme, string method, FactKind unit, double value, Interval interval, long? users, IEnumerable<string> sentences, params ReadOnlySpan<Fact> further)
    {
        var fact = new Fact { Name = "value", Kind = unit, Number = value, Interval = interval };
        Fact[] facts = theme is null ? [fact, .. further] : [fact, Fact.Of("theme", theme.Name), .. further];
        var evidence = new Evidence
        {
            Stage = "listen",
            Question = question,
            Parameters = JsonSerializer.Serialize(new { figure = what, theme = theme?.Id, language = theme?.Language }, EvidenceJson.Options),
            Statement = new Phrase("listen.evidence." + what, [.. facts]),
            Data = data,
            Method = method,
            Value = value,
            Unit = unit,
            Interval = interval,
            Seed = seed,
            Users = users,
            Sentences = [.. sentences.Take(20)],
            CodeVersion = CodeVersion.Current,
            At = at,
        }.Sealed();
        entries.Add(evidence);
        return new ThemeFigure(value, interval, evidence.Id);
    }
}
