using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.BrowseComments;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CountComments;

static class CountCommentsEndpoint
{
    /// <summary>GET /api/v1/listen/comments/weeks with the filters of the comments.</summary>
    public static void MapCountComments(this RouteGroupBuilder api) => api
        .MapGet("/comments/weeks", async ([AsParameters] CommentsQuery query, CountCommentsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CountComments(query.Request), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CountComments));
}
