using Sinan.Kernel;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>A piece of feedback prepared for reading.</summary>
/// <param name="Source">As stored.</param>
/// <param name="Text">Cleaned.</param>
/// <param name="Language">"zh", "en" or "other".</param>
/// <param name="Asks">Whether it asks for something.</param>
public sealed record Comment(StoredFeedback Source, string Text, string Language, bool Asks)
{
    public static Comment[] ReadAll(IReadOnlyList<StoredFeedback> feedback, int threads, CancellationToken cancellationToken)
    {
        var comments = new Comment[feedback.Count];
        Parallel.For(0, comments.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            var text = TextCleaner.Clean(feedback[i].Text);
            comments[i] = new Comment(feedback[i], text, TextLanguage.Detect(text), AskingWords.AreIn(text));
        });
        return comments;
    }
}
