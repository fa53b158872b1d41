using Sinan.Kernel;

namespace Sinan.Tests.Architecture;

/// <summary>Walks the use-case folders: each has a handler, at least one door to it, and words.</summary>
static class UseCases
{
    public static IEnumerable<string> Faults(AssemblyEdges stages, AssemblyEdges cli, string sources, TextCatalog texts)
    {
        var types = stages.Edges.Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        var uses = stages.Edges.Concat(cli.Edges).ToLookup(e => e.To, e => e.From);
        var contracts = stages.Edges.Where(e => e.ToNamespace.EndsWith(".Contracts", StringComparison.Ordinal)).ToLookup(e => e.From, e => e.To);
        foreach (var folder in Directory.EnumerateDirectories(sources, "Features", SearchOption.AllDirectories).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
        {
            var useCase = Path.GetFileName(folder);
            var stage = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(folder))!);
            var here = types.Where(t => t.StartsWith($"Sinan.Stages.{stage}.Features.{useCase}.", StringComparison.Ordinal)).ToList();
            // A folder may also be one more door to a handler that lives elsewhere.
            var handlers = here.Where(t => t.EndsWith("Handler", StringComparison.Ordinal)).ToList();
            if (handlers.Count == 0 && !here.Any(IsDoor))
                yield return $"{stage}/{useCase}: no handler and no door to one";
            // A door may know the handler by the contract that it keeps.
            foreach (var handler in handlers.Where(h => !contracts[h].Prepend(h).SelectMany(known => uses[known]).Any(user => user != h && IsDoor(user))))
                yield return $"{stage}/{useCase}: no endpoint, page, job or command uses {handler[(handler.LastIndexOf('.') + 1)..]}";
            if (!Lang.All.All(lang => texts.Entries(lang).Keys.Any(k => k.StartsWith(stage.ToLowerInvariant() + ".", StringComparison.Ordinal))))
                yield return $"{stage}/{useCase}: no words of its stage";
        }
    }

    static bool IsDoor(string type) =>
        type.EndsWith("Endpoint", StringComparison.Ordinal) || type.EndsWith("Page", StringComparison.Ordinal) || type.EndsWith("Command", StringComparison.Ordinal)
        || type.EndsWith("Job", StringComparison.Ordinal) || type.EndsWith("Handler", StringComparison.Ordinal);
}
