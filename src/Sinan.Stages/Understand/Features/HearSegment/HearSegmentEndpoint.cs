using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.HearSegment;

static class HearSegmentEndpoint
{
    /// <summary>GET /api/v1/understand/segments/{id}/voice</summary>
    public static void MapHearSegment(this RouteGroupBuilder api) =>
        api.MapGet("/segments/{id}/voice", async (string id, HearSegmentHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new HearSegment(id), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(HearSegment));
}
