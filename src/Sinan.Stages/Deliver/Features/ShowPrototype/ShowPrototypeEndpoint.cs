using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowPrototype;

static class ShowPrototypeEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/prototype?version=2</summary>
    public static void MapShowPrototype(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/prototype", async (long id, int? version, ShowPrototypeHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowPrototype(id, version), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowPrototype));
}
