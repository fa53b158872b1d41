using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.EraseUser;

static class EraseUserEndpoint
{
    // The id stands in the body: addresses end up in logs.
    public static void MapEraseUser(this RouteGroupBuilder api) =>
        api.MapPost("/users/erase", async (EraseUserBody body, HttpContext http, EraseUserHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new EraseUser(body.User, http.User.Identity?.Name ?? "api"), cancellationToken)).ToResult())
            .WithName("EraseUser").RequireAuthorization(Permissions.Admin);
}

/// <param name="User">The user's id as it stands in the imported files.</param>
sealed record EraseUserBody(string User);
