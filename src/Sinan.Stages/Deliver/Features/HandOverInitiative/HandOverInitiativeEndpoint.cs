using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.HandOverInitiative;

static class HandOverInitiativeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/hand-over {to, note} offers; {accepts, note} answers.</summary>
    public static void MapHandOverInitiative(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/hand-over", (long id, HttpRequest request, HandOverInitiativeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<HandOverBody, Initiative>(
                request, body => handler.HandleAsync(new HandOverInitiative(id, body.To, body.Accepts, body.Note, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(HandOverInitiative));

    /// <summary>An offer or an answer as sent by a client.</summary>
    sealed record HandOverBody(WorkRole? To = null, bool Accepts = false, string Note = "");
}
