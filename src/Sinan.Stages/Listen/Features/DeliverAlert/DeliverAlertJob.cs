using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.DeliverAlert;

/// <summary>Sends in the background.</summary>
public sealed class DeliverAlertJob(DeliverAlertHandler handler) : IJobHandler
{
    public const string JobKind = "DeliverAlert";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<DeliverAlert>(EvidenceJson.Options) ?? throw new JsonException("A job 'DeliverAlert' has no request.");
        return (await handler.HandleAsync(request, cancellationToken)).Map(attempts => JsonSerializer.SerializeToElement(new { attempts }, EvidenceJson.Options));
    }
}
