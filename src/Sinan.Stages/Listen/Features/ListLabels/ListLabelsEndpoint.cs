using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListLabels;

static class ListLabelsEndpoint
{
    /// <summary>GET /api/v1/listen/labels</summary>
    public static void MapListLabels(this RouteGroupBuilder api) => api
        .MapGet("/labels", async (ListLabelsHandler handler, CancellationToken cancellationToken) =>
            Outcome<LabelSetList>.Ok(await handler.HandleAsync(new ListLabels(), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListLabels));
}
