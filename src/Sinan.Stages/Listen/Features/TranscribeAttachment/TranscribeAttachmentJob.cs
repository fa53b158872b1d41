using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.TranscribeAttachment;

/// <summary>Writes down in the background.</summary>
public sealed class TranscribeAttachmentJob(TranscribeAttachmentHandler handler) : IJobHandler
{
    public const string JobKind = "TranscribeAttachment";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<TranscribeAttachment>(EvidenceJson.Options) ?? throw new JsonException("A job 'TranscribeAttachment' has no request.");
        // The words stay with the attachment, where an erasure finds them; the job keeps only how many there are.
        return (await handler.HandleAsync(request, cancellationToken)).Map(text => JsonSerializer.SerializeToElement(new { characters = text.Length }, EvidenceJson.Options));
    }
}
