using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

/// <summary>The dictionaries that stand beside the program, read once for all tests.</summary>
static class TestDictionaries
{
    static readonly Lazy<SegmentDictionary> LazyDictionary = new(() => Read("jieba.dict.utf8", SegmentDictionary.Load));
    static readonly Lazy<SegmentHmm> LazyHmm = new(() => Read("hmm_model.utf8", SegmentHmm.Load));

    public static SegmentDictionary Dictionary => LazyDictionary.Value;

    public static SegmentHmm Hmm => LazyHmm.Value;

    public static Segmenter Segmenter => new(Dictionary, Hmm);

    public static ThemeVocabulary Vocabulary { get; } = ReadVocabulary();

    static ThemeVocabulary ReadVocabulary()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "dictionaries", "stopwords-iso.json"));
        return new ThemeVocabulary(StopWords.Load(stream, "zh", "en"));
    }

    public static T Read<T>(string name, Func<TextReader, T> read)
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "dictionaries", name));
        return read(reader);
    }
}
