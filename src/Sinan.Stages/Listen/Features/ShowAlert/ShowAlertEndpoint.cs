using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowAlert;

static class ShowAlertEndpoint
{
    /// <summary>GET /api/v1/listen/alerts/{id}</summary>
    public static void MapShowAlert(this RouteGroupBuilder api) => api
        .MapGet("/alerts/{id}", async (string id, ShowAlertHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowAlert(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowAlert));
}
