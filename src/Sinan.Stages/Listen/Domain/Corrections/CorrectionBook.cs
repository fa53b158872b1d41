using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Corrections;

/// <summary>All corrections that stand, oldest first.</summary>
public sealed record CorrectionBook(ImmutableArray<ThemeCorrection> Entries)
{
    /// <summary>Key among the settings.</summary>
    public const string Key = "listen.corrections";

    public static CorrectionBook Empty { get; } = new([]);

    /// <summary>Themes whose comments stay in them.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Held => Entries
        .SelectMany(e => new[] { e.Kind == CorrectionKind.Merge ? null : e.Theme, e.Kind == CorrectionKind.Merge ? e.Value : null, e.Created })
        .OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The report with names, pins and exclusions as people want them.</summary>
    public ThemeReport Apply(ThemeReport report)
    {
        var names = Entries.Where(e => e.Kind == CorrectionKind.Rename).GroupBy(e => e.Theme).ToDictionary(g => g.Key, g => g.Last().Value!, StringComparer.Ordinal);
        var (pinned, excluded) = (Of(CorrectionKind.Pin), Of(CorrectionKind.Exclude));
        var all = report.Themes.Concat(report.Excluded)
            .Select(t => t with { Name = names.GetValueOrDefault(t.Id, t.Name), IsPinned = pinned.Contains(t.Id) })
            .OrderByDescending(t => t.Size).ThenBy(t => t.Id, StringComparer.Ordinal).ToArray();
        return report with { Themes = [.. all.Where(t => !excluded.Contains(t.Id))], Excluded = [.. all.Where(t => excluded.Contains(t.Id))] };
    }

    /// <summary>The theme into which a person put this one; null for none.</summary>
    public ThemeCorrection? MergerOf(string theme) => Entries.LastOrDefault(e => e.Kind == CorrectionKind.Merge && e.Theme == theme);

    /// <summary>The split that made this theme; null for none.</summary>
    public ThemeCorrection? SplitTo(string theme) => Entries.LastOrDefault(e => e.Created == theme);

    HashSet<string> Of(CorrectionKind kind) => Entries.Where(e => e.Kind == kind).Select(e => e.Theme).ToHashSet(StringComparer.Ordinal);
}
