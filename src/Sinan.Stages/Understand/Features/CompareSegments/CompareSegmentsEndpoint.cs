using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.CompareSegments;

static class CompareSegmentsEndpoint
{
    /// <summary>GET /api/v1/understand/segments/{id}/against/{other}</summary>
    public static void MapCompareSegments(this RouteGroupBuilder api) =>
        api.MapGet("/segments/{id}/against/{other}", async (string id, string other, CompareSegmentsHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new CompareSegments(id, other), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(CompareSegments));
}
