using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.FindAlikeWords;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Words used like another one, as text.</summary>
static class AlikeWordsText
{
    public static Task<int> AskAsync(CommandContext context, ParseResult parsed, FeedbackFileOptions feedback, string word, CancellationToken cancellationToken) => feedback.AskAsync(
        context, parsed, services => services.GetRequiredService<FindAlikeWordsHandler>().HandleAsync(new FindAlikeWords(word) { Waits = true }, cancellationToken),
        (alike, output) => Write(alike, output, context.Words), cancellationToken);

    static void Write(AlikeWords alike, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(alike.Sentence));
        if (alike.Words.IsEmpty)
            return;
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "word", "similarity", "count" }.Select(c => words["listen.words.column." + c])],
            alike.Words.Select(w => (IReadOnlyList<string>)[w.Word, words.Write(Fact.Decimal("s", w.Similarity.Value)), words.Write(Fact.Count("n", w.Count))]));
    }
}
