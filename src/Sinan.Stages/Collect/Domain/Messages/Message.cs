namespace Sinan.Stages.Collect.Domain.Messages;

/// <summary>A piece of feedback out of a file that is no table: an entry of a feed, a mail, a line of a chat, a text of its own. Missing parts are empty.</summary>
/// <param name="Id">The file's own id; empty when it has none.</param>
/// <param name="User">Who said it, as the file names them.</param>
/// <param name="Time">ISO 8601, or as the file writes it.</param>
/// <param name="Text">What was said, without markup.</param>
/// <param name="Source">Channel: title of the feed, list of the mail, room of the chat.</param>
/// <param name="Label">Label, such as the name of a folder.</param>
public readonly record struct Message(string Id, string User, string Time, string Text, string Source, string Label)
{
    /// <summary>The parts as columns of a table, in the order of <see cref="Parts"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["id", "user", "time", "text", "source", "label"];

    public IReadOnlyList<string> Parts => [Id, User, Time, Text, Source, Label];
}
