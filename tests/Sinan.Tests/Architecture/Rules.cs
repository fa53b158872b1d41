using System.Collections.Immutable;

namespace Sinan.Tests.Architecture;

/// <summary>The rules of the code base. Each is a function from what was read to the violations, so that planted violations can be run through it.</summary>
static class Rules
{
    /// <summary>Which projects of ours a project may use.</summary>
    public static ImmutableDictionary<string, string[]> AllowedReferences { get; } = new Dictionary<string, string[]>
    {
        ["Sinan.Numerics"] = [],
        ["Sinan.DuckDb"] = [],
        ["Sinan.Kernel"] = ["Sinan.Numerics"],
        ["Sinan.Stages"] = ["Sinan.Kernel", "Sinan.Numerics"],
        ["Sinan.Storage"] = ["Sinan.Stages", "Sinan.Kernel", "Sinan.Numerics", "Sinan.DuckDb"],
        ["Sinan.Web"] = ["Sinan.Storage", "Sinan.Stages", "Sinan.Kernel"],
        ["sinan"] = ["Sinan.Web", "Sinan.Storage", "Sinan.Stages", "Sinan.Kernel", "Sinan.Numerics", "Sinan.DuckDb"],
    }.ToImmutableDictionary();

    /// <summary>Namespaces that do I/O, know the server or the database.</summary>
    static readonly string[] Outside = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Data", "System.Net", "System.Diagnostics.Process", "Npgsql"];

    static readonly string[] FilesAndClocks =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.RandomAccess",
        "System.IO.FileSystemInfo", "System.IO.DriveInfo", "System.Console", "System.TimeProvider", "System.Environment.TickCount", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process",
    ];

    public static IEnumerable<string> References(string project, IEnumerable<string> references) =>
        references.Where(r => r == "sinan" || r.StartsWith("Sinan.", StringComparison.Ordinal)).Except(AllowedReferences[project]).Select(r => $"{project} → {r}");

    /// <summary>A stage sees another stage only through its Contracts.</summary>
    /// <param name="edges">What was read.</param>
    /// <param name="root">Namespace that holds the stages.</param>
    public static IEnumerable<string> StageBorders(IEnumerable<Edge> edges, string root) =>
        from edge in edges
        let here = StageOf(edge.FromNamespace, root)
        let there = StageOf(edge.ToNamespace, root)
        where here is not null && there is not null && here != there && there != "Shared"
        where !IsWithin(edge.ToNamespace, $"{root}.{there}.Contracts")
        select $"{edge.From} → {edge.To}";

    /// <summary>A domain is arithmetic on values: no database, no server, no files, no clock, no ports, and nothing of the use cases that ask it.</summary>
    public static IEnumerable<string> DomainPurity(IEnumerable<Edge> edges, string root) =>
        from edge in edges
        where edge.FromNamespace.StartsWith(root + ".", StringComparison.Ordinal) && Parts(edge.FromNamespace).Contains("Domain")
        where IsOutside(edge) || FilesAndClocks.Contains(edge.To) || (edge.ToNamespace.StartsWith(root + ".", StringComparison.Ordinal) && Parts(edge.ToNamespace).Any(part => part is "Data" or "Features"))
        select $"{edge.From} → {edge.To}";

    /// <summary>A page calls its handler, never the data behind it.</summary>
    public static IEnumerable<string> PagesCallHandlers(IReadOnlyCollection<Edge> edges, string root)
    {
        var pages = edges.Where(e => e.To is "Microsoft.AspNetCore.Components.ComponentBase" or "Microsoft.AspNetCore.Components.RouteAttribute").Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        return from edge in edges
               where pages.Contains(edge.From) && edge.ToNamespace.StartsWith(root + ".", StringComparison.Ordinal) && Parts(edge.ToNamespace).Contains("Data")
               select $"{edge.From} → {edge.To}";
    }

    /// <summary>Kernels compute: what they read and write is handed to them.</summary>
    public static IEnumerable<string> KernelPurity(IEnumerable<Edge> edges, string root) =>
        from edge in edges
        where IsWithin(edge.FromNamespace, root)
        where IsOutside(edge) || FilesAndClocks.Contains(edge.To)
        select $"{edge.From} → {edge.To}";

    /// <summary>Calls of members that BannedSymbols.txt lists, found in the built code, whatever a source file may have switched off.</summary>
    public static IEnumerable<string> BannedCalls(IEnumerable<Call> calls, IEnumerable<string> symbols)
    {
        var banned = symbols.Select(BannedSymbol.Parse).ToList();
        return calls.Where(call => banned.Any(b => b.Covers(call))).Select(call => $"{call.From} → {call.Type}.{call.Name}");
    }

    /// <summary>Escaping of text is arithmetic, wherever it lives.</summary>
    static bool IsOutside(Edge edge) => edge.To != "System.Net.WebUtility" && Outside.Any(n => IsWithin(edge.ToNamespace, n));

    static string? StageOf(string space, string root) =>
        space.StartsWith(root + ".", StringComparison.Ordinal) ? Parts(space[(root.Length + 1)..])[0] : null;

    static string[] Parts(string space) => space.Split('.');

    static bool IsWithin(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    /// <param name="Type">Full name of the type.</param>
    /// <param name="Name">Name as compiled ("get_Now", ".ctor").</param>
    /// <param name="Parameters">Null = any.</param>
    sealed record BannedSymbol(string Type, string Name, string[]? Parameters)
    {
        public static BannedSymbol Parse(string line)
        {
            var symbol = line.Split(';')[0];
            var (kind, rest) = (symbol[0], symbol[2..]);
            var open = rest.IndexOf('(', StringComparison.Ordinal);
            var path = open < 0 ? rest : rest[..open];
            var dot = path.LastIndexOf('.');
            var name = path[(dot + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal);
            return new BannedSymbol(path[..dot], kind == 'P' ? "get_" + name : name, kind == 'P' ? null : open < 0 ? [] : rest[(open + 1)..^1].Split(','));
        }

        public bool Covers(Call call) => call.Type == Type && call.Name == Name && (Parameters is null || Parameters.SequenceEqual(call.Parameters));
    }
}
