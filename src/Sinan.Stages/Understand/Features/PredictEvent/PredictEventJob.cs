using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.PredictEvent;

/// <summary>Predicting in the background, for the page's button.</summary>
public sealed class PredictEventJob(IPredictions predictions) : IJobHandler
{
    public const string JobKind = "PredictEvent";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<PredictionRequest>(EvidenceJson.Options)!;
        var report = await predictions.PredictAsync(request, progress, cancellationToken);
        return report.Map(r => JsonSerializer.SerializeToElement(new { r.Verdict, r.ScoredUsers }, EvidenceJson.Options));
    }
}
