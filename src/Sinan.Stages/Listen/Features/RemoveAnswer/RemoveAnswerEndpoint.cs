using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.RemoveAnswer;

static class RemoveAnswerEndpoint
{
    /// <summary>DELETE /api/v1/listen/surveys/{id}/answers/{no}.</summary>
    public static void MapRemoveAnswer(this RouteGroupBuilder api) => api
        .MapDelete("/surveys/{id:long}/answers/{no:long}", async (long id, long no, RemoveAnswerHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new RemoveAnswer(id, no, user.Identity?.Name ?? "key"), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(RemoveAnswer));
}
