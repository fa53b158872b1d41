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
}
