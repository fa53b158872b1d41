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
    /// <summary>Characters of one text that are read: what comes after them tells no more than they do and would only take memory.</summary>
    public const int LongestRead = 50_000;

    /// <summary>A text in the form in which it is read: without what the business answered.</summary>
    public static string FormOf(string text) => BusinessReply.Remove(TextCleaner.Clean(text.Length <= LongestRead ? text : text[..LongestRead]));

    public static Comment[] ReadAll(IReadOnlyList<StoredFeedback> feedback, int threads, CancellationToken cancellationToken)
    {
        var comments = new Comment[feedback.Count];
        Parallel.For(0, comments.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            var text = FormOf(feedback[i].Text);
            comments[i] = new Comment(feedback[i], text, TextLanguage.Detect(text), AskingWords.AreIn(text));
        });
        return comments;
    }
}
