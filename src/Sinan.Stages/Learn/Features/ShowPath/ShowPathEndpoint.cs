using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.ShowPath;

static class ShowPathEndpoint
{
    /// <summary>GET /api/v1/learn/path: of the account that is logged in.</summary>
    public static void MapShowPath(this RouteGroupBuilder api) => api
        .MapGet("/path", async (ShowPathHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => (await handler.HandleAsync(new ShowPath(user.AccountId()), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowPath));
}
