namespace Sinan.Kernel;

/// <summary>Which data an answer was computed from.</summary>
/// <param name="Hash">Chained hash over all committed imports, lower-case hex, 16 characters; "empty" before the first.</param>
/// <param name="Events">Rows in the event record.</param>
/// <param name="Feedback">Rows of feedback.</param>
/// <param name="First">Time of the first event; null without events.</param>
/// <param name="Last">Time of the last event.</param>
public sealed record DataVersion(string Hash, long Events, long Feedback, DateTimeOffset? First, DateTimeOffset? Last)
{
    public static DataVersion Empty { get; } = new("empty", 0, 0, null, null);
}
