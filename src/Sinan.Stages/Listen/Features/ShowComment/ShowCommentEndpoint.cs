using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowComment;

static class ShowCommentEndpoint
{
    public static void MapShowComment(this RouteGroupBuilder api) => api
        .MapGet("/comments/{no:long}", async (long no, ShowCommentHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowComment(no), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("ShowComment");
}
