using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Features.ReportQuality;

/// <summary>Examines the data in the background.</summary>
public sealed class QualityJob(ReportQualityHandler handler) : IJobHandler
{
    public const string JobKind = "ReportQuality";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var report = await handler.HandleAsync(payload.Deserialize<ReportQuality>(EvidenceJson.Options)!, progress, cancellationToken);
        return report.Map(r => JsonSerializer.SerializeToElement(new { r.Score, r.Rows, Findings = r.Findings.Length }, EvidenceJson.Options));
    }
}
