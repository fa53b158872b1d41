namespace Sinan.Numerics.Text;

/// <summary>A way to look at a text. Each view has grams, weights and a norm of its own.</summary>
public enum TextView
{
    /// <summary>Runs of one to three characters from each Han character, two to five from each other letter.</summary>
    Characters,

    /// <summary>Words one by one and in neighbouring pairs; in short texts each two words wherever they stand.</summary>
    Words,

    /// <summary>Opinion words of the lexicon as they were read, turned or not, and how much they praise and blame.</summary>
    Opinions,

    /// <summary>Stems of words, and each two of them within five words, in their order. Read for up to <see cref="TextCorpus.MostStemmedTexts"/> texts.</summary>
    Stems,

    /// <summary>Words beside opinions, with praise or blame; how much each quarter of the text praises and blames; its length. Read for as many texts as stems.</summary>
    Targets,

    /// <summary>Characters one by one and in pairs, up to three of letters, and words one by one: few of them are rare, so that few texts teach much. Read for as many texts as stems.</summary>
    Pieces,
}
