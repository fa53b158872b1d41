using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.RestorePrototype;

static class RestorePrototypeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/prototype/versions/{version}/restore</summary>
    public static void MapRestorePrototype(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/prototype/versions/{version:int}/restore", async (long id, int version, RestorePrototypeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new RestorePrototype(id, version, user.Actor()), cancellationToken)).Map(restored => restored.Prototype).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(RestorePrototype));
}
