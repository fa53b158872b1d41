using Sinan.Kernel;

namespace Sinan.Storage;

static class BackupProblems
{
    public static Problem Missing(string file) => new("backup.missing", ProblemKind.NotFound, Fact.Of("file", file));

    public static Problem Exists(string file) => new("backup.exists", ProblemKind.Invalid, Fact.Of("file", file));

    public static Problem NotWritable(string file) => new("backup.not_writable", ProblemKind.Invalid, Fact.Of("file", file));

    public static Problem Unreadable(string file) => new("backup.unreadable", ProblemKind.Invalid, Fact.Of("file", file));

    public static Problem Newer(string file) => new("backup.newer", ProblemKind.Conflict, Fact.Of("file", file));

    /// <param name="file">The archive.</param>
    /// <param name="part">First file in it that is missing, added or changed.</param>
    public static Problem Damaged(string file, string part) => new("backup.damaged", ProblemKind.Invalid, Fact.Of("file", file), Fact.Of("part", part));
}
