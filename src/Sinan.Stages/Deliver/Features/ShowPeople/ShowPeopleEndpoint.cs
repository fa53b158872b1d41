using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowPeople;

static class ShowPeopleEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/people</summary>
    public static void MapShowPeople(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/people", async (long id, ShowPeopleHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowPeople(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowPeople));
}
