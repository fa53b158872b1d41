using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Ranking in the background, for the page's button.</summary>
public sealed class RankNeedsJob(INeeds needs) : IJobHandler
{
    public const string JobKind = "RankNeeds";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<RankNeeds>(EvidenceJson.Options)!;
        var report = await needs.RankAsync(request.Seed, progress, cancellationToken);
        return report.Map(r => JsonSerializer.SerializeToElement(new { Needs = r.Needs.Length }, EvidenceJson.Options));
    }
}
