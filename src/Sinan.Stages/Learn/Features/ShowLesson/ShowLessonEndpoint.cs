using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.ShowLesson;

static class ShowLessonEndpoint
{
    /// <summary>GET /api/v1/learn/lessons/{id}</summary>
    public static void MapShowLesson(this RouteGroupBuilder api) => api
        .MapGet("/lessons/{id}", async (string id, ShowLessonHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowLesson(user.AccountId(), id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowLesson));
}
