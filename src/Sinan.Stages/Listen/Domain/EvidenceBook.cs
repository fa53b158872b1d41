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
        Fact[] named = theme is null ? [.. further] : [Fact.Of("theme", theme.Name), .. further];
        return Add(what, new { figure = what, theme = theme?.Id, language = theme?.Language }, method, unit, value, interval, null, users, sentences, named);
    }

    /// <summary>Any figure of any question.</summary>
    /// <param name="what">Kind of figure; the statement is "listen.evidence.{what}".</param>
    /// <param name="parameters">What was asked.</param>
    /// <param name="method">Text key of the method.</param>
    /// <param name="unit">How the value is written.</param>
    /// <param name="value">The value.</param>
    /// <param name="interval">Its interval; null with a reason.</param>
    /// <param name="noInterval">Text key saying why there is no interval.</param>
    /// <param name="users">Users it rests on.</param>
    /// <param name="sentences">Examples.</param>
    /// <param name="further">Facts of the statement beside "value".</param>
    public ThemeFigure Add(
        string what, object parameters, string method, FactKind unit, double value, Interval? interval, string? noInterval, long? users, IEnumerable<string> sentences, params ReadOnlySpan<Fact> further)
    {
        var evidence = new Evidence
        {
            Stage = "listen",
            Question = question,
            Parameters = JsonSerializer.Serialize(parameters, EvidenceJson.Options),
            Statement = new Phrase("listen.evidence." + what, [new Fact { Name = "value", Kind = unit, Number = value, Interval = interval }, .. further]),
            Data = data,
            Method = method,
            Value = value,
            Unit = unit,
            Interval = interval,
            NoInterval = noInterval,
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
