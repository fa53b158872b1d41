using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

public sealed class SegmenterTests
{
    static string[] Cut(string text, SegmentMode mode, Segmenter? segmenter = null)
    {
        var tokens = new TokenList();
        (segmenter ?? TestDictionaries.Segmenter).Cut(text, mode, tokens);
        return tokens.ToStrings(text);
    }

    // Independent source: jieba 0.42.1 with its default dictionary.
    [Theory]
    [InlineData("hmm", SegmentMode.Precise)]
    [InlineData("nohmm", SegmentMode.PreciseNoHmm)]
    [InlineData("search", SegmentMode.Search)]
    [InlineData("full", SegmentMode.Full)]
    public void Equals_jieba_on_the_two_hundred_sentences(string key, SegmentMode mode)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedMaterial.Path("conformance", "ml", "segment.json")));
        var different = new List<string>();
        var all = 0;
        foreach (var sentence in vectors.RootElement.GetProperty("sentences").EnumerateArray())
        {
            all++;
            var expected = sentence.GetProperty(key).EnumerateArray().Select(w => w.GetString()!).ToArray();
            var found = Cut(sentence.GetProperty("text").GetString()!, mode);
            if (!expected.SequenceEqual(found))
                different.Add($"expected {string.Join('/', expected)}\nfound    {string.Join('/', found)}");
        }

        Assert.Equal(200, all);
        Assert.True(different.Count == 0, $"{different.Count} of {all} sentences differ:\n{string.Join('\n', different)}");
    }

    [Fact]
    public void The_precise_modes_give_back_any_text()
    {
        var letters = "我们在酒店的房间里不太满意但是服务很好ABCabc0123.%-+#&_ \r\n\t，。！？“”😀𠮷\uD83D\uDE00\uDC00é".ToCharArray();
        var texts = Gen.Elements(letters).ArrayOf().Select(a => new string(a)).ToArbitrary();

        Prop.ForAll(texts, text =>
            string.Concat(Cut(text, SegmentMode.Precise)) == text
            && string.Concat(Cut(text, SegmentMode.PreciseNoHmm)) == text
            && Cut(text, SegmentMode.Search).All(w => text.Contains(w, StringComparison.Ordinal))
            && Cut(text, SegmentMode.Full).All(w => text.Contains(w, StringComparison.Ordinal))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Any_sixteen_bit_units_are_cut_without_error()
    {
        var texts = Gen.Choose(0, char.MaxValue).Select(c => (char)c).ArrayOf().Select(a => new string(a)).ToArbitrary();

        Prop.ForAll(texts, text => string.Concat(Cut(text, SegmentMode.Precise)) == text && Cut(text, SegmentMode.Full) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_stay_whole()
    {
        Assert.Equal(["房间", "😀", "不错"], Cut("房间😀不错", SegmentMode.Precise));
        Assert.Equal(["\uD83D", "好"], Cut("\uD83D好", SegmentMode.Precise));
    }

    // jieba's README: 李小福 stays in pieces until the user's dictionary holds it; a line without a count gets one that suffices.
    [Fact]
    public void A_users_word_is_kept_whole_and_a_count_of_zero_splits_one()
    {
        var dictionary = TestDictionaries.Read("jieba.dict.utf8", SegmentDictionary.Load);
        var segmenter = new Segmenter(dictionary, TestDictionaries.Hmm);
        Assert.DoesNotContain("凱特琳", Cut("和凱特琳一起用北冥数据台", SegmentMode.PreciseNoHmm, segmenter));

        dictionary.AddUserWords(new StringReader("凱特琳 nz\n北冥数据台\n"));
        Assert.Equal(["和", "凱特琳", "一起", "用", "北冥数据台"], Cut("和凱特琳一起用北冥数据台", SegmentMode.PreciseNoHmm, segmenter));

        Assert.Contains("蔡陆线", Cut("如果是蔡陆线的话", SegmentMode.Precise, segmenter));
        dictionary.AddUserWords(new StringReader("蔡陆线 0\n"));
        Assert.DoesNotContain("蔡陆线", Cut("如果是蔡陆线的话", SegmentMode.Precise, segmenter));
    }

    [Fact]
    public void Words_added_to_a_copy_are_not_in_the_original()
    {
        var copy = TestDictionaries.Dictionary.Copy();
        copy.AddUserWords(new StringReader("北冥数据台 nz\n"));

        Assert.Equal("nz", copy.TagOf("北冥数据台"));
        Assert.False(TestDictionaries.Dictionary.Contains("北冥数据台"));
        Assert.Equal(TestDictionaries.Dictionary.Words + 1, copy.Words);
        Assert.Equal(["房间", "很大"], Cut("房间很大", SegmentMode.PreciseNoHmm, new Segmenter(copy, null)));
    }

    [Fact]
    public void A_dictionary_line_without_a_count_is_named()
    {
        var failure = Assert.Throws<FormatException>(() => SegmentDictionary.Load(new StringReader("酒店 100 n\n房间 many n\n")));

        Assert.Contains("Line 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_missing_lines_is_refused() =>
        Assert.Throws<FormatException>(() => SegmentHmm.Load(new StringReader("#only\n0 0 0 0\n")));

    [Fact]
    public void Cutting_allocates_nothing_per_token()
    {
        const string text = "房间很大，服务也不错，早餐还ok，下次还会入住蔡陆线旁边的这家酒店。";
        var segmenter = TestDictionaries.Segmenter;
        var tokens = new TokenList();
        segmenter.Cut(text, SegmentMode.Precise, tokens);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            segmenter.Cut(text, SegmentMode.Precise, tokens);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024);
    }
}
