using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class WordsTests
{
    static string[] Words(string text)
    {
        var found = new List<string>();
        foreach (var word in new WordReader(TestDictionaries.Segmenter).Read(text))
            found.Add(word.Of(text).ToString());
        return [.. found];
    }

    [Theory]
    [InlineData("ＡＢＣ１２３％ 很好", "ABC123% 很好")]
    [InlineData("good &amp; cheap<br/>so&nbsp;nice", "good & cheap so nice")]
    [InlineData("a < b and I <3 it", "a < b and I <3 it")]
    [InlineData("  ", "")]
    public void Comments_are_brought_into_one_form(string text, string expected) => Assert.Equal(expected, TextCleaner.Clean(text));

    [Fact]
    public void What_nobody_sees_is_dropped() => Assert.Equal("好的 😀", TextCleaner.Clean("\uFEFF好\u200B的\u0007  \t 😀\u200E"));

    [Fact]
    public void Half_a_character_becomes_a_replacement_character() => Assert.Equal("好\uFFFD的\uFFFD", TextCleaner.Clean("好\uD83D的\uDE00"));

    [Fact]
    public void Emoji_of_several_parts_stay_whole_and_stray_joiners_go()
    {
        const string family = "👨\u200D👩\u200D👧", thumb = "👍🏽", flag = "🇨🇳", heart = "❤\uFE0F";

        Assert.Equal($"好{family}的", TextCleaner.Clean($"好\u200D\u200D{family}的\u200D"));
        Assert.Equal("😀\u200D好", TextCleaner.Clean("😀" + new string('\u200D', 1000) + "好"));
        Assert.Equal(["好", family, thumb, "很", "快", flag, heart], Words($"好{family}{thumb}很 快{flag}{heart}"));
    }

    [Fact]
    public void Traditional_characters_are_simplified_where_one_form_fits_all_words()
    {
        Assert.Equal("这个软件的客服态度很好，发货很快", TraditionalChinese.Simplify("這個軟件的客服態度很好，發貨很快").Replace("態", "态", StringComparison.Ordinal));
        Assert.Equal("乾著", TraditionalChinese.Simplify("乾著"));
        Assert.Same("没有", TraditionalChinese.Simplify("没有"));
        Assert.True(TraditionalChinese.Count > 600);
    }

    [Fact]
    public void Any_text_can_be_cleaned_read_and_split()
    {
        var texts = Gen.Choose(0, char.MaxValue).Select(c => (char)c).ArrayOf().Select(a => new string(a)).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var clean = TextCleaner.Clean(text);
            var pieces = new List<Token>();
            SentenceSplitter.Clauses(clean, pieces);
            var score = new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), SentimentLexicon.Default).Score(text);
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)) == clean && TextLanguage.Detect(text) is "zh" or "en" or "other" && double.IsFinite(score);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("这个 app 太差", "zh")]
    [InlineData("I love 淘宝 so much", "en")]
    [InlineData("12345 !! 😀", "other")]
    [InlineData("", "other")]
    [InlineData("The app keeps crashing on my phone", "en")]
    [InlineData("great app", "en")]
    [InlineData("café is nice", "en")]
    [InlineData("La aplicación no funciona y es muy lenta", "other")]
    [InlineData("Die App ist sehr gut, aber nicht schnell", "other")]
    [InlineData("Это приложение не работает", "other")]
    [InlineData("このアプリは使いにくいです", "other")]
    [InlineData("배송이 너무 느려요", "other")]
    [InlineData("這個軟體很好用", "zh")]
    [InlineData("不错", "zh")]
    public void Language_is_told_by_the_larger_part(string text, string expected) => Assert.Equal(expected, TextLanguage.Detect(text));

    [Fact]
    public void Mixed_text_is_read_as_words()
    {
        Assert.Equal(["I", "don't", "like", "the", "café", ",", "房间", "的", "WiFi", "5.5", "分", "😀"], Words("I don't like the café,  房间的WiFi 5.5分😀"));
        Assert.Equal(["T恤"], Words("T恤"));
    }

    [Theory]
    [InlineData("dresses", "dress")]
    [InlineData("sizes", "size")]
    [InlineData("batteries", "battery")]
    [InlineData("bus", "bus")]
    [InlineData("this", "this")]
    [InlineData("phone's", "phone")]
    [InlineData("crashes", "crashe")] // as the S stemmer has it
    public void Plurals_lose_their_ending(string word, string expected) => Assert.Equal(expected, WordForm.Stem(word, new char[word.Length]).ToString());

    [Fact]
    public void Sentences_and_clauses_are_split_in_both_languages()
    {
        static string[] Split(string text, bool clauses)
        {
            var pieces = new List<Token>();
            if (clauses)
                SentenceSplitter.Clauses(text, pieces);
            else
                SentenceSplitter.Sentences(text, pieces);
            return [.. pieces.Select(p => text.Substring(p.Start, p.Length))];
        }

        Assert.Equal(["会非常麻烦.", "房间1.5米，很好！！！", "“推荐。”", "好"], Split("会非常麻烦.房间1.5米，很好！！！ “推荐。”好", clauses: false));
        Assert.Equal(["It fits, e.g. well.", "Mr. Li paid 3.5 dollars.", "Great?!"], Split("It fits, e.g. well. Mr. Li paid 3.5 dollars. Great?!", clauses: false));
        Assert.Equal(["位置好，", "但是吵。", "It is 1,000 m away,", "sadly"], Split("位置好，但是吵。It is 1,000 m away, sadly", clauses: true));
    }

    [Fact]
    public void Stop_words_come_from_the_list_of_the_language()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "dictionaries", "stopwords-iso.json"));
        var words = StopWords.Load(stream, "zh", "en");

        Assert.True(words.Contains("的") && words.Contains("the") && !words.Contains("酒店"));
        Assert.Throws<FormatException>(() => StopWords.Load(new MemoryStream("{}"u8.ToArray()), "zh"));
    }
}
