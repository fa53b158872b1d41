using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>What can stand between a person and a workspace.</summary>
static class WorkspaceProblems
{
    public static Problem Missing(string directory) =>
        new("workspace.missing", ProblemKind.NotFound, Fact.Of("directory", directory));

    public static Problem NotEmpty(string directory) =>
        new("workspace.not_empty", ProblemKind.Invalid, Fact.Of("directory", directory));

    public static Problem Unreadable(string file) =>
        new("workspace.unreadable", ProblemKind.Invalid, Fact.Of("file", file));

    public static Problem Newer(string directory, int format, int known) =>
        new("workspace.newer", ProblemKind.Conflict, Fact.Of("directory", directory), Fact.Count("format", format), Fact.Count("known", known));

    public static Problem SchemaNewer(string directory) =>
        new("workspace.schema_newer", ProblemKind.Conflict, Fact.Of("directory", directory));

    public static Problem Held(string directory, int? process) =>
        process is { } id
            ? new("workspace.held", ProblemKind.Conflict, Fact.Of("directory", directory), Fact.Of("process", id.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : new("workspace.held_by_other", ProblemKind.Conflict, Fact.Of("directory", directory));

    public static Problem Served(string directory) =>
        new("workspace.served", ProblemKind.Conflict, Fact.Of("directory", directory));

    public static Problem NotWritable(string directory) =>
        new("workspace.not_writable", ProblemKind.Invalid, Fact.Of("directory", directory));

    public static Problem ZoneUnknown(string zone) => new("workspace.zone_unknown", ProblemKind.Invalid, Fact.Of("zone", zone));

    public static Problem KeyMissing(string file) =>
        new("workspace.key_missing", ProblemKind.Conflict, Fact.Of("file", file));

    public static Problem SettingDamaged(string name) =>
        new("workspace.setting_damaged", ProblemKind.Conflict, Fact.Of("name", name));

    public static Problem PayloadDamaged(string name) =>
        new("workspace.payload_damaged", ProblemKind.Conflict, Fact.Of("name", name));

    public static Problem KeyWrong(string file) =>
        new("workspace.key_wrong", ProblemKind.Conflict, Fact.Of("file", file));
}
