using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>What can stand between a person and the record.</summary>
static class RecordProblems
{
    public static Problem Newer(int version, int known) =>
        new("record.newer", ProblemKind.Conflict, Fact.Count("version", version), Fact.Count("known", known));

    public static Problem Unreadable(DuckDbException why) =>
        new("record.unreadable", ProblemKind.Failed, Fact.Of("reason", FirstLine(why.Text)));

    public static Problem NotStored(DuckDbException why) =>
        new("record.not_stored", ProblemKind.Failed, Fact.Of("reason", OneLine(why.Text)));

    public static Problem TooManyEventNames(int most) =>
        new("record.too_many_event_names", ProblemKind.Invalid, Fact.Count("most", most));

    /// <param name="words">DuckDB's message; its drawing of the place in the statement is left out, which only helps in a fixed-width window.</param>
    public static Problem SqlWrong(string words) => new("record.sql_wrong", ProblemKind.Invalid, Fact.Of("reason", OneLine(words)));

    public static Problem SqlNotReading(DuckDbStatementKind kind) =>
        new("record.sql_not_reading", ProblemKind.Invalid, Fact.Of("kind", kind.ToString().ToUpperInvariant()));

    public static Problem UserUnknown() => new("record.user_unknown", ProblemKind.NotFound);

    static string OneLine(string text)
    {
        var drawing = text.IndexOf("\n\nLINE ", StringComparison.Ordinal);
        return string.Join(' ', (drawing < 0 ? text : text[..drawing]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    static string FirstLine(string text) => text.AsSpan(0, text.AsSpan().IndexOf('\n') is var end and >= 0 ? end : text.Length).ToString();
}
