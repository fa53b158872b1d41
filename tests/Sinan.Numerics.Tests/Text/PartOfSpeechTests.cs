using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

public sealed class PartOfSpeechTests
{
    static readonly Lazy<TagModel> Model = new(() => TestDictionaries.Read("char_state_tab.utf8", candidates =>
        TestDictionaries.Read("prob_start.utf8", starts => TestDictionaries.Read("prob_trans.utf8", transitions =>
            TestDictionaries.Read("prob_emit.utf8", emissions => TagModel.Load(candidates, starts, transitions, emissions))))));

    static string[] Tag(string text, TagModel? model, SegmentDictionary? dictionary = null)
    {
        var words = new List<TaggedWord>();
        new PartOfSpeechTagger(dictionary ?? TestDictionaries.Dictionary, model).Tag(text, new TokenList(), words);
        return [.. words.Select(w => $"{w.Of(text)}/{w.Tag}")];
    }

    // Independent source: jieba.posseg 0.42.1 with its default dictionary; the text is what its words spell.
    [Theory]
    [InlineData("hmm")]
    [InlineData("nohmm")]
    public void Equals_jieba_posseg_on_two_hundred_and_six_sentences(string key)
    {
        var path = Path.Combine(Repository.Root, "tests", "Sinan.Numerics.Tests", "Text", "Vectors", "part-of-speech.json");
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(path));
        var sentences = vectors.RootElement.GetProperty("sentences");
        foreach (var sentence in sentences.EnumerateArray())
        {
            var expected = sentence.GetProperty(key).EnumerateArray().Select(w => w.GetString()!).ToArray();
            var text = string.Concat(expected.Select(w => w[..w.LastIndexOf('/')]));

            Assert.Equal(expected, Tag(text, key == "hmm" ? Model.Value : null));
        }

        Assert.Equal(206, sentences.GetArrayLength());
    }

    [Fact]
    public void Every_character_of_any_text_is_given_back()
    {
        var common = Gen.Elements("我们在酒店的蔡陆线玥婷ABCabc0123.%-+#&_ \r\n，。😀\uD83D".ToCharArray());
        var any = Gen.Choose(0, char.MaxValue).Select(c => (char)c);
        var texts = Gen.OneOf(common, any).ArrayOf().Select(a => new string(a)).ToArbitrary();

        Prop.ForAll(texts, text =>
            string.Concat(Tag(text, Model.Value).Select(w => w[..w.LastIndexOf('/')])) == text
            && string.Concat(Tag(text, null).Select(w => w[..w.LastIndexOf('/')])) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_word_of_the_user_carries_the_tag_that_the_user_gave()
    {
        var dictionary = SegmentDictionary.Load(new StringReader("数据 100 n\n台 50 q\n"));
        dictionary.AddUserWords(new StringReader("北冥数据台 nz\n飞盘 7\n"));

        Assert.Equal(["北冥数据台/nz", "飞盘/x", "数据/n"], Tag("北冥数据台飞盘数据", null, dictionary));
    }

    [Fact]
    public void A_model_line_of_another_form_is_named()
    {
        static TagModel Load(string transitions) =>
            TagModel.Load(new StringReader(""), new StringReader("S,n:-1\n"), new StringReader(transitions), new StringReader(""));

        Assert.Contains("S,v", Assert.Throws<FormatException>(() => Load("S,n:S,v:-1\n")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Load("S,n:S,n:much\n"));
    }
}
