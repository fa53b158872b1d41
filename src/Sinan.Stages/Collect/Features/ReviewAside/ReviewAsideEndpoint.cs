using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.ReviewAside;

static class ReviewAsideEndpoint
{
    /// <summary>GET /api/v1/collect/aside; POST …/{id}/restore; DELETE …/{id}.</summary>
    public static void MapReviewAside(this RouteGroupBuilder api)
    {
        api.MapGet("/aside", async (ReviewAsideHandler handler, CancellationToken cancellationToken) => Outcome<AsideView>.Ok(await handler.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListAside");
        api.MapPost("/aside/{id}/restore", (string id, HttpContext http, ReviewAsideHandler handler, CancellationToken cancellationToken) => DoAsync(id, true, http, handler, cancellationToken))
            .RequireAuthorization(Permissions.Write).WithName("RestoreAside");
        api.MapDelete("/aside/{id}", (string id, HttpContext http, ReviewAsideHandler handler, CancellationToken cancellationToken) => DoAsync(id, false, http, handler, cancellationToken))
            .RequireAuthorization(Permissions.Write).WithName("RemoveAside");
    }

    static async Task<IResult> DoAsync(string id, bool restores, HttpContext http, ReviewAsideHandler handler, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new ReviewAside(id, restores, http.User.Identity?.Name ?? "api"), cancellationToken)).ToResult();
}
