using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>The dictionaries that stand beside the program, read once when first needed. Thread-safe.</summary>
public sealed class LanguageTools : ISegmenters
{
    readonly Lazy<SegmentDictionary> dictionary;
    readonly Lazy<SegmentHmm> hmm;
    readonly Lazy<Segmenter> segmenter;
    readonly Lazy<StopWords> stopWords;
    readonly Lazy<ThemeVocabulary> vocabulary;
    readonly Lazy<TagModel> tags;
    readonly Lazy<WordClasses> classes;

    /// <param name="directory">Holds jieba.dict.utf8, hmm_model.utf8, stopwords-iso.json and jieba's four part-of-speech files; "dictionaries" beside the program when null.</param>
    public LanguageTools(string? directory = null)
    {
        directory ??= Path.Combine(AppContext.BaseDirectory, "dictionaries");
        dictionary = new(() => Load(directory, "jieba.dict.utf8", SegmentDictionary.Load));
        hmm = new(() => Load(directory, "hmm_model.utf8", SegmentHmm.Load));
        segmenter = new(() => new Segmenter(dictionary.Value, hmm.Value));
        stopWords = new(() =>
        {
            using var stream = Open(directory, "stopwords-iso.json");
            return StopWords.Load(stream, TextLanguage.Chinese, TextLanguage.English);
        });
        vocabulary = new(() => new ThemeVocabulary(stopWords.Value));
        tags = new(() => Load(directory, "char_state_tab.utf8", candidates => Load(directory, "prob_start.utf8", starts =>
            Load(directory, "prob_trans.utf8", transitions => Load(directory, "prob_emit.utf8", emissions => TagModel.Load(candidates, starts, transitions, emissions))))));
        classes = new(() => Load(directory, "jieba.dict.utf8", reader => WordClasses.Load(reader, SentimentLexicon.Default, Vocabulary)));
    }

    LanguageTools(LanguageTools basis, SegmentDictionary own)
    {
        (hmm, stopWords, vocabulary, tags, classes, dictionary) = (basis.hmm, basis.stopWords, basis.vocabulary, basis.tags, basis.classes, new(own));
        segmenter = new(() => new Segmenter(own, basis.hmm.Value));
    }

    /// <summary>The tools with the dictionaries beside the program.</summary>
    public static LanguageTools Shared { get; } = new();

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public SegmentDictionary Dictionary => dictionary.Value;

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public StopWords StopWords => stopWords.Value;

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public Segmenter Segmenter => segmenter.Value;

    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public ThemeVocabulary Vocabulary => vocabulary.Value;

    /// <summary>Which words name things and which tell how they are.</summary>
    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public WordClasses Classes => classes.Value;

    /// <summary>Tells parts of speech.</summary>
    /// <param name="hmm">Whether unknown runs are joined by the hidden Markov model.</param>
    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public PartOfSpeechTagger Tagger(bool hmm) => new(dictionary.Value, hmm ? tags.Value : null);

    /// <summary>Tools that also know a user's words; these stay as they are.</summary>
    /// <param name="userWords">"word [count] [tag]" a line.</param>
    /// <exception cref="ProblemException">"listen.no_dictionary": the files are not there.</exception>
    public LanguageTools With(TextReader userWords)
    {
        var own = dictionary.Value.Copy();
        own.AddUserWords(userWords);
        return new LanguageTools(this, own);
    }

    static T Load<T>(string directory, string name, Func<TextReader, T> read)
    {
        using var reader = new StreamReader(Open(directory, name));
        return read(reader);
    }

    static FileStream Open(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path) ? File.OpenRead(path) : throw new ProblemException(new Problem("listen.no_dictionary", ProblemKind.Failed, Fact.Of("file", name)));
    }
}
