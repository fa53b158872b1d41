using Sinan.Kernel;

namespace Sinan.Tests.Architecture;

/// <summary>Walks the use-case folders: each has a handler, at least one door to it, and words.</summary>
static class UseCases
{
    public static IEnumerable<string> Faults(AssemblyEdges stages, AssemblyEdges cli, string sources, TextCatalog texts)
    {
        var types = stages.Edges.Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        var uses = stages.Edges.Concat(cli.Edges).ToLookup(e => e.To, e => e.From);
        foreach (var folder in Directory.EnumerateDirectories(sources, "Features", SearchOption.AllDirectories).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
        {
            var useCase = Path.GetFileName(folder);
            var stage = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(folder))!);
            var handler = $"Sinan.Stages.{stage}.Features.{useCase}.{useCase}Handler";
            if (!types.Contains(handler))
                yield return $"{stage}/{useCase}: no {useCase}Handler";
            if (!uses[handler].Any(IsDoor))
                yield return $"{stage}/{useCase}: no endpoint, page, job or command uses it";
            if (!Lang.All.All(lang => texts.Entries(lang).Keys.Any(k => k.StartsWith(stage.ToLowerInvariant() + ".", StringComparison.Ordinal))))
                yield return $"{stage}/{useCase}: no words of its stage";
        }
    }

    static bool IsDoor(string type) =>
        type.EndsWith("Endpoint", StringComparison.Ordinal) || type.EndsWith("Page", StringComparison.Ordinal) || type.EndsWith("Command", StringComparison.Ordinal)
        || type.EndsWith("Job", StringComparison.Ordinal) || type.EndsWith("Handler", StringComparison.Ordinal);
}
