using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.ShowUser;

static class ShowUserEndpoint
{
    /// <summary>GET /api/v1/understand/user?user=N&amp;gap=30m</summary>
    public static void MapShowUser(this RouteGroupBuilder api) =>
        api.MapGet("/user", async (int? user, string? gap, ShowUserHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ShowUser(user) { Gap = gap ?? "30m" }, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ShowUser));
}
