using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Data.Dashboards;

/// <summary>The templates that come with the product: one JSON file each in Understand/Templates.</summary>
public static class TemplateCatalog
{
    const string Ending = ".template.json";

    /// <summary>In their order.</summary>
    public static ImmutableArray<Template> All { get; } = Load();

    static ImmutableArray<Template> Load()
    {
        var assembly = typeof(TemplateCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(Ending, StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize<Template>(stream, EvidenceJson.Options)!;
        }).OrderBy(t => t.Order)];
    }
}
