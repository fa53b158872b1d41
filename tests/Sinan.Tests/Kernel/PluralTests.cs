using System.Text.RegularExpressions;
using Sinan.Cli;
using Sinan.Kernel;

namespace Sinan.Tests.Kernel;

/// <summary>Words that agree with a number: <c>{users|user|users}</c>.</summary>
public sealed partial class PluralTests
{
    static readonly IReadOnlyDictionary<string, string> English = SinanCli.Texts.Entries(Lang.English);

    /// <summary>Every noun that any text writes in two forms, by its plural.</summary>
    static readonly HashSet<string> Nouns = [.. English.Values.SelectMany(t => Choices().Matches(t)).Select(m => m.Groups["many"].Value).Where(w => w.EndsWith('s') || w == "people").Where(w => w is not ("is" or "has" or "was"))];

    [Theory]
    [InlineData(0, "0 days")]
    [InlineData(1, "1 day")]
    [InlineData(2, "2 days")]
    [InlineData(1001, "1,001 days")]
    public void A_word_agrees_with_its_number(double n, string written) =>
        Assert.Equal(written, new Localizer(SinanCli.Texts, Lang.English).Write(new Phrase("understand.trend.span.day", Fact.Count("n", n))));

    [Fact]
    public void A_word_agrees_with_the_number_as_it_is_written()
    {
        var words = new Localizer(SinanCli.Texts, Lang.English);

        Assert.Equal("1 day", words.Write(new Phrase("understand.trend.span.day", Fact.Decimal("n", 1.001))));
        Assert.Equal("1.2 days", words.Write(new Phrase("understand.trend.span.day", Fact.Decimal("n", 1.2))));
    }

    [Fact]
    public void The_pieces_of_a_sentence_hold_the_chosen_word_as_words()
    {
        var pieces = new Localizer(SinanCli.Texts, Lang.English).Pieces(new Phrase("understand.trend.span.day", Fact.Count("n", 1)));

        Assert.Equal("1 day", string.Concat(pieces.Select(p => p.Literal ?? "1")));
        Assert.Single(pieces, p => p.Fact is not null);
    }

    [Fact]
    public void Every_choice_has_two_forms_and_Chinese_has_none()
    {
        var broken = English.Where(e => Regex.IsMatch(Choices().Replace(e.Value, ""), @"\{[^}]*\|")).Select(e => e.Key);
        var chosen = SinanCli.Texts.Entries(Lang.Chinese).Where(e => Choices().IsMatch(e.Value)).Select(e => e.Key);

        Assert.Empty(broken);
        Assert.Empty(chosen);
    }

    [Fact]
    public void Every_choice_follows_a_number_that_its_text_shows()
    {
        var faults = English.Where(e => Choices().Matches(e.Value).Any(m => !e.Value.Contains("{" + m.Groups["name"].Value + "}", StringComparison.Ordinal))).Select(e => e.Key);

        Assert.Empty(faults);
    }

    /// <summary>"{users} users" would read "1 users". {most} and {needed} are limits and {draws} a constant, all larger than one; {share} and {event} are no counts.</summary>
    [Fact]
    public void No_counted_noun_stands_behind_a_number_in_the_plural_only()
    {
        var faults =
            from entry in English
            from Match match in Counted().Matches(entry.Value)
            where match.Groups["name"].Value is not ("most" or "needed" or "draws" or "share" or "event")
            let nouns = match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where Nouns.Contains(nouns[^1]) || Nouns.Contains(nouns[0])
            select $"{entry.Key}: {entry.Value}";

        Assert.True(Nouns.Count > 30, "the nouns were not found");
        Assert.Empty(faults);
    }

    /// <summary>Every text, filled with one of everything.</summary>
    [Fact]
    public void One_of_anything_is_written_in_the_singular()
    {
        var words = new Localizer(SinanCli.Texts, Lang.English);
        var faults =
            from entry in English
            where Choices().IsMatch(entry.Value)
            let facts = Choices().Matches(entry.Value).Select(m => m.Groups["name"].Value).Distinct().Select(n => Fact.Count(n, 1)).ToArray()
            let text = words[entry.Key, facts]
            where Regex.IsMatch(text, @"\b1 (?:\w+ )?(?:" + string.Join('|', Nouns) + @"|are|were|have)\b") || Choices().IsMatch(text)
            select $"{entry.Key}: {text}";

        Assert.Empty(faults);
    }

    [GeneratedRegex(@"\{(?<name>\w+)\|(?<one>[^|{}]+)\|(?<many>[^|{}]+)\}")]
    private static partial Regex Choices();

    [GeneratedRegex(@"\{(?<name>\w+)\} (?<words>[a-z-]+(?: [a-z-]+)?)")]
    private static partial Regex Counted();
}
