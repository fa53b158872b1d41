using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

public sealed class EnglishStemmerTests
{
    static string Stem(string word) => EnglishStemmer.Stem(word, new char[word.Length + 1]).ToString();

    // Worked by hand through the steps of the published description.
    [Theory]
    [InlineData("consignment", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("knightly", "knight")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("cries", "cri")]
    [InlineData("ties", "tie")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("gaps", "gap")]
    [InlineData("say", "say")]
    [InlineData("cry", "cri")]
    [InlineData("generously", "generous")]
    [InlineData("communication", "communic")]
    [InlineData("adoption", "adopt")]
    [InlineData("replacement", "replac")]
    [InlineData("phone's", "phone")]
    [InlineData("skis", "ski")]
    [InlineData("dying", "die")]
    [InlineData("herrings", "herring")]
    [InlineData("exceeding", "exceed")]
    [InlineData("by", "by")]
    [InlineData("youth", "youth")]
    [InlineData("naïve", "naïve")]
    public void Words_have_the_stem_of_the_description(string word, string stem) => Assert.Equal(stem, Stem(word));

    // Independent source: the Snowball project's own English stemmer (snowballstemmer 2) on every hundredth word of an American English list.
    [Fact]
    public void Stems_equal_those_of_snowball_on_a_thousand_words()
    {
        var pairs = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Sinan.Numerics.Tests", "Text", "Vectors", "english-stems.txt")).Select(l => l.Split(' ')).ToArray();

        Assert.True(pairs.Length > 900);
        Assert.Empty(pairs.Where(p => Stem(p[0]) != p[1]).Select(p => $"{p[0]}: {p[1]} expected, {Stem(p[0])} found"));
    }

    [Fact]
    public void Any_text_has_a_stem()
    {
        var words = Gen.OneOf(Gen.Elements("aeiouybdglnrst'".ToCharArray()), Gen.Choose(0, char.MaxValue).Select(c => (char)c)).ArrayOf().Select(a => new string(a)).ToArbitrary();

        Prop.ForAll(words, word => Stem(word).Length <= word.Length + 1).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
