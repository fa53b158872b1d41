using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.HearSegment;

static class HearSegmentEndpoint
{
    /// <summary>GET /api/v1/understand/segments/{id}/voice. Problem "understand.voice.none".</summary>
    public static void MapHearSegment(this RouteGroupBuilder api) =>
        api.MapGet("/segments/{id}/voice", async (string id, HearSegmentHandler handler, CancellationToken cancellationToken) =>
                await handler.HandleAsync(new HearSegment(id), cancellationToken) is { } voice
                    ? Outcome<SegmentVoice>.Ok(voice).ToResult()
                    : new Problem("understand.voice.none", ProblemKind.NotFound).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(HearSegment));
}
