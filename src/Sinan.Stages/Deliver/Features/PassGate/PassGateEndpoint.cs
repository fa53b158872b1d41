using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.PassGate;

static class PassGateEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/gate {name, reason}; without both the checks decide.</summary>
    public static void MapPassGate(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/gate", (long id, HttpRequest request, PassGateHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<GateBody, Initiative>(request, body => handler.HandleAsync(new PassGate(id, body.Name, body.Reason, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(PassGate));

    /// <summary>An override as sent by a client.</summary>
    sealed record GateBody(string? Name = null, string? Reason = null);
}
