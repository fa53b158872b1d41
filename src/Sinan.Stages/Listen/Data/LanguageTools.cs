using Sinan.Kernel;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Data;

/// <summary>The dictionaries that stand beside the program, read once when first needed. Thread-safe.</summary>
public sealed class LanguageTools
{
    readonly Lazy<Segmenter> segmenter;
    readonly Lazy<ThemeVocabulary> vocabulary;
    readonly Lazy<WordClasses> classes;

    /// <param name="directory">Holds jieba.dict.utf8, hmm_model.utf8 and stopwords-iso.json; "dictionaries" beside the program when null.</param>
    public LanguageTools(string? directory = null)
    {
        directory ??= Path.Combine(AppContext.BaseDirectory, "dictionaries");
        segmenter = new(() => new Segmenter(LoadDictionary(directory), LoadModel(directory)));
        vocabulary = new(() =>
        {
            using var stream = Open(directory, "stopwords-iso.json");
            return new ThemeVocabulary(StopWords.Load(stream, TextLanguage.Chinese, TextLanguage.English));
        });
        classes = new(() =>
        {
            using var reader = new StreamReader(Open(directory, "jieba.dict.utf8"));
            return WordClasses.Load(reader, SentimentLexicon.Default, Vocabulary);
        });
    }

    /// <summary>The tools with the dictionaries beside the program.</summary>
    public static LanguageTools Shared { get; } = new();

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public Segmenter Segmenter => segmenter.Value;

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public ThemeVocabulary Vocabulary => vocabulary.Value;

    /// <summary>Which words name things and which tell how they are.</summary>
    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public WordClasses Classes => classes.Value;

    /// <summary>A segmenter that also knows a user's words.</summary>
    /// <param name="userWords">"word [count] [tag]" a line.</param>
    /// <param name="hmm">Whether unknown runs are joined by the hidden Markov model.</param>
    public static Segmenter WithUserWords(TextReader userWords, bool hmm)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "dictionaries");
        var dictionary = LoadDictionary(directory);
        dictionary.AddUserWords(userWords);
        return new Segmenter(dictionary, hmm ? LoadModel(directory) : null);
    }

    static SegmentDictionary LoadDictionary(string directory)
    {
        using var reader = new StreamReader(Open(directory, "jieba.dict.utf8"));
        return SegmentDictionary.Load(reader);
    }

    static SegmentHmm LoadModel(string directory)
    {
        using var reader = new StreamReader(Open(directory, "hmm_model.utf8"));
        return SegmentHmm.Load(reader);
    }

    static FileStream Open(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path) ? File.OpenRead(path) : throw new ProblemException(new Problem("listen.no_dictionary", ProblemKind.Failed, Fact.Of("file", name)));
    }
}
