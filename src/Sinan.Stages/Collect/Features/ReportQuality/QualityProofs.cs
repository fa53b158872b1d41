using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ReportQuality;

/// <summary>Makes the evidence behind the figures of a quality report.</summary>
sealed class QualityProofs(DataVersion data, ReportQuality request, DateTimeOffset now)
{
    readonly List<Evidence> all = [];
    readonly string parameters = JsonSerializer.Serialize(request, EvidenceJson.Options);

    public IReadOnlyCollection<Evidence> All => all;

    /// <summary>The finding with evidence for its count and share.</summary>
    public QualityFinding Prove(QualityFinding finding)
    {
        var id = Keep(finding.Says, "method.quality." + (finding.Code is "bots" or "outliers" ? finding.Code : "count"), finding.Share, FactKind.Share, "evidence.no_interval.exact_count");
        return finding with { Says = Cite(finding.Says, id), Evidence = id };
    }

    /// <summary>Evidence of the report's own figures.</summary>
    public ImmutableSortedDictionary<string, EvidenceId> OfFigures(QualityReport report)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, EvidenceId>(StringComparer.Ordinal);
        figures["score"] = Keep(new Phrase("collect.figure.score", Fact.Decimal("value", report.Score)), "method.quality.score", report.Score, FactKind.Number, "collect.no_interval.score", [.. report.Findings.Select(f => f.Evidence)]);
        foreach (var (name, value) in new[] { ("rows", report.Rows), ("users", report.Users), ("items", report.Items), ("feedback", report.Feedback) })
            figures[name] = Keep(new Phrase("collect.figure." + name, Fact.Count("value", value)), "method.quality.count", value, FactKind.Count, "evidence.no_interval.exact_count");
        foreach (var (name, value) in new[] { ("cold_users", report.ColdUsers), ("cold_items", report.ColdItems) })
            figures[name] = Keep(new Phrase("collect.figure." + name, Fact.Share("value", value)), "method.quality.count", value, FactKind.Share, "evidence.no_interval.exact_count");
        return figures.ToImmutable();
    }

    EvidenceId Keep(Phrase statement, string method, double value, FactKind unit, string noInterval, ImmutableArray<EvidenceId> restsOn = default)
    {
        var evidence = new Evidence
        {
            Stage = "collect", Question = nameof(ReportQuality), Parameters = parameters, Statement = statement, Data = data, Method = method, Value = value, Unit = unit,
            NoInterval = noInterval, RestsOn = restsOn.IsDefault ? [] : restsOn, CodeVersion = CodeVersion.Current, At = now,
        }.Sealed();
        all.Add(evidence);
        return evidence.Id;
    }

    static Phrase Cite(Phrase says, EvidenceId id) => says with { Facts = [.. says.Facts.Select(f => f.Name is "rows" or "share" ? f.From(id) : f)] };
}
