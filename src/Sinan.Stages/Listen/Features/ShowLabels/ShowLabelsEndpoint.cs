using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowLabels;

static class ShowLabelsEndpoint
{
    /// <summary>GET /api/v1/listen/labels/{set}</summary>
    public static void MapShowLabels(this RouteGroupBuilder api) => api
        .MapGet("/labels/{set}", async (string set, ShowLabelsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowLabels(set), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowLabels));
}
