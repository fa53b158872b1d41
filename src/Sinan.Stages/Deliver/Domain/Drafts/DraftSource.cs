using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Evidence that a draft may cite, with all numbers, days and names that it supports.</summary>
sealed class DraftSource
{
    readonly HashSet<KnownNumber> numbers = [];

    readonly HashSet<DateTime> moments = [];

    readonly List<string> names = [];

    readonly ImmutableArray<WrittenNumber> shown;

    /// <param name="number">Its number in the draft, from 1.</param>
    /// <param name="proof">The evidence.</param>
    /// <param name="facts">Figures of the section that rest on it.</param>
    /// <param name="words">Language and zone of the draft.</param>
    public DraftSource(int number, Evidence proof, IReadOnlyList<Fact> facts, Localizer words)
    {
        (Number, Id, Says) = (number, proof.Id, words.Write(proof.Statement));
        Add(proof.AsFact("value"), words);
        foreach (var count in new double?[] { proof.Users, proof.Data.Events, proof.Data.Feedback })
        {
            if (count is { } n)
                numbers.Add(new KnownNumber(n, FactKind.Count));
        }

        foreach (var moment in new[] { proof.Data.First, proof.Data.Last, proof.At })
        {
            if (moment is { } at)
                moments.Add(In(at, words));
        }

        Walk(proof.Statement, words);
        foreach (var fact in facts)
            Add(fact, words);
        shown = NumberReader.Read(DraftText.Clean(string.Join('\n', facts.Select(fact => Shown(fact, words)).Prepend(Shown(proof.AsFact("value"), words)).Prepend(Unnamed(proof.Statement, words)))));
        foreach (var day in names.SelectMany(name => NumberReader.Read(name)).Where(n => n is { Unit: NumberUnit.Day, Date: { Year: not null, Month: not null, Day: not null } }))
        {
            if (DateTime.TryParseExact(FormattableString.Invariant($"{day.Date.Year:0000}-{day.Date.Month:00}-{day.Date.Day:00}"), "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None, out var known))
                moments.Add(known);
        }
    }

    public int Number { get; }

    public EvidenceId Id { get; }

    /// <summary>Its statement in the language of the draft.</summary>
    public string Says { get; }

    /// <summary>Whether a number of a sentence stands in this evidence.</summary>
    public bool Supports(WrittenNumber written, string sentence)
    {
        if (written.Unit == NumberUnit.Vague)
            return false;
        if (numbers.Any(n => n.Supports(written)) || shown.Any(s => IsSame(s, written)) || IsNamed(written, sentence))
            return true;
        return written.Unit switch
        {
            NumberUnit.Day => moments.Any(m => (written.Date.Year ?? m.Year) == m.Year && (written.Date.Month ?? m.Month) == m.Month && (written.Date.Day ?? m.Day) == m.Day),
            NumberUnit.Clock => moments.Any(m => Math.Floor(m.TimeOfDay.TotalMinutes) * 60 == written.Value),
            NumberUnit.None => written is { Step: 1, IsSigned: false } && moments.Any(m => m.Year == written.Value),
            _ => false,
        };
    }

    /// <summary>A number inside a name may stand in a draft where the whole name does; one that could pass for a figure only where the name stands in quotation marks.</summary>
    bool IsNamed(WrittenNumber written, string sentence)
    {
        foreach (var name in names)
        {
            for (var at = sentence.IndexOf(name, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                if (written.Start >= at && written.End <= at + name.Length && (written.Unit is NumberUnit.None or NumberUnit.Name or NumberUnit.Day or NumberUnit.Clock || IsQuoted(sentence, at, at + name.Length)))
                    return true;
            }
        }

        return false;
    }

    static bool IsQuoted(string sentence, int start, int end) => start > 0 && end < sentence.Length && (sentence[start - 1], sentence[end]) is ('“', '”') or ('"', '"') or ('「', '」') or ('『', '』') or ('‘', '’');

    /// <summary>The statement writes it just so.</summary>
    static bool IsSame(WrittenNumber shown, WrittenNumber written) =>
        shown.Unit is not (NumberUnit.Name or NumberUnit.Vague) && shown.Unit == written.Unit && shown.Value == written.Value && shown.Step == written.Step && shown.Scale == written.Scale && shown.Date == written.Date && shown.IsSigned == written.IsSigned;

    void Walk(Phrase phrase, Localizer words)
    {
        foreach (var fact in phrase.Facts)
            Add(fact, words);
    }

    void Add(Fact fact, Localizer words)
    {
        if (fact is { Kind: FactKind.Phrase, Phrase: { } inner })
            Walk(inner, words);
        else if (fact is { Kind: FactKind.Text, Text: { Length: > 0 } name })
            names.Add(DraftText.Clean(name));
        else if (fact.Time is { } moment)
            moments.Add(In(moment, words));
        else if (fact.Number is { } value && double.IsFinite(value))
            numbers.Add(new KnownNumber(value, fact.Kind));
        if (fact.Interval is not { } interval)
            return;
        numbers.UnionWith(new[] { interval.Low, interval.High }.Where(double.IsFinite).Select(bound => new KnownNumber(bound, fact.Kind)));
        numbers.Add(new KnownNumber(interval.Level, FactKind.Share));
    }

    /// <summary>The statement as it is written, its names left out: they are people's words.</summary>
    static string Unnamed(Phrase phrase, Localizer words) => string.Concat(words.Pieces(phrase).Select(piece => piece.Fact is { } fact ? Shown(fact, words) : piece.Literal));

    static string Shown(Fact fact, Localizer words) => fact switch
    {
        { Kind: FactKind.Text } => "\u25A1",
        { Kind: FactKind.Phrase, Phrase: { } inner } => Unnamed(inner, words),
        _ => words.WriteInterval(fact) is { } interval ? $"{words.Write(fact)} ({interval})" : words.Write(fact),
    };

    static DateTime In(DateTimeOffset moment, Localizer words) => TimeZoneInfo.ConvertTime(moment, words.Zone).DateTime;
}
