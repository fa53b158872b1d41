using Sinan.Kernel;

namespace Sinan.Cli.Commands;

/// <summary>Writes an answer's sentences, one a line.</summary>
static class Sentences
{
    public static void WriteSentences(this TextWriter output, IEnumerable<Phrase> sentences, Localizer words)
    {
        foreach (var sentence in sentences)
            output.WriteLine(words.Write(sentence));
    }
}
