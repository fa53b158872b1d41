using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.DropInitiative;

static class DropInitiativeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/drop {reason}; without a reason the work is taken up again.</summary>
    public static void MapDropInitiative(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/drop", (long id, HttpRequest request, DropInitiativeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<DropBody, Initiative>(request, body => handler.HandleAsync(new DropInitiative(id, body.Reason, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(DropInitiative));

    /// <summary>A reason as sent by a client.</summary>
    sealed record DropBody(string? Reason = null);
}
