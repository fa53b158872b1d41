using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.DraftSection;

/// <summary>Drafts in the background: a model takes its time.</summary>
public sealed class DraftSectionJob(DraftSectionHandler handler) : IJobHandler
{
    public const string JobKind = "DraftSection";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<DraftSection>(EvidenceJson.Options) ?? throw new JsonException("A job 'DraftSection' has no request.");
        progress.Report(new Phrase("deliver.progress.draft"), double.NaN);
        // The words stay with the initiative; the job keeps only how many sentences there are.
        return (await handler.HandleAsync(request, cancellationToken))
            .Map(draft => JsonSerializer.SerializeToElement(new { sentences = draft.Paragraphs.Sum(p => p.Length), removed = draft.Removed.Length }, EvidenceJson.Options));
    }
}
