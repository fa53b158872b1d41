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

    public static Problem TooManyEventNames(int most) =>
        new("record.too_many_event_names", ProblemKind.Invalid, Fact.Count("most", most));

    public static Problem SqlWrong(string words) => new("record.sql_wrong", ProblemKind.Invalid, Fact.Of("reason", words));

    public static Problem SqlNotReading(DuckDbStatementKind kind) =>
        new("record.sql_not_reading", ProblemKind.Invalid, Fact.Of("kind", kind.ToString().ToUpperInvariant()));

    public static Problem UserUnknown() => new("record.user_unknown", ProblemKind.NotFound);

    static string FirstLine(string text) => text.AsSpan(0, text.AsSpan().IndexOf('\n') is var end and >= 0 ? end : text.Length).ToString();
}
