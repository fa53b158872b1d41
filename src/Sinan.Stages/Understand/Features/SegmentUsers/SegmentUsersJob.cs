using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.SegmentUsers;

/// <summary>Grouping in the background, for the page's button.</summary>
public sealed class SegmentUsersJob(ISegments segments) : IJobHandler
{
    public const string JobKind = "SegmentUsers";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<SegmentRequest>(EvidenceJson.Options) ?? new SegmentRequest();
        var report = await segments.SegmentAsync(request, progress, cancellationToken);
        return report.Map(r => JsonSerializer.SerializeToElement(new { r.K, r.Users, r.HasGroups }, EvidenceJson.Options));
    }
}
