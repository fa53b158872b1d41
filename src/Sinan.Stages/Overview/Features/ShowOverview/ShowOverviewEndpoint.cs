using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Overview.Features.ShowOverview;

static class ShowOverviewEndpoint
{
    /// <summary>GET /api/v1/overview/home?since=2026-05-01T00:00:00Z</summary>
    public static void MapShowOverview(this RouteGroupBuilder api) => api
        .MapGet("/home", async (DateTimeOffset? since, ShowOverviewHandler handler, CancellationToken cancellationToken) =>
            Outcome<OverviewAnswer>.Ok(await handler.HandleAsync(new ShowOverview(since), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowOverview));
}
