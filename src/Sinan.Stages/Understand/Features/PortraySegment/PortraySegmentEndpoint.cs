using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.PortraySegment;

static class PortraySegmentEndpoint
{
    /// <summary>GET segments/{id}: a segment, found or saved, with its portrait.</summary>
    public static void MapPortraySegment(this RouteGroupBuilder api) =>
        api.MapGet("/segments/{id}", async (string id, PortraySegmentHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new PortraySegment(id), cancellationToken)).Map(p => p.Segment).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ShowSegment");
}
