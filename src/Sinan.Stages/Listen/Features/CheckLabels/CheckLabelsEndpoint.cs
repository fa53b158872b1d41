using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CheckLabels;

static class CheckLabelsEndpoint
{
    /// <summary>GET /api/v1/listen/labels/{set}/quality?limit=0.05</summary>
    public static void MapCheckLabels(this RouteGroupBuilder api) => api
        .MapGet("/labels/{set}/quality", async (string set, double? limit, CheckLabelsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CheckLabels(set, limit ?? CheckLabels.UsualLimit), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CheckLabels));
}
