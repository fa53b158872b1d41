using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.KeepPrototype;

static class KeepPrototypeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/prototype/versions {remark}</summary>
    public static void MapKeepPrototype(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/prototype/versions", (long id, HttpRequest request, KeepPrototypeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<KeepBody, PrototypeVersion>(
                request, async body => (await handler.HandleAsync(new KeepPrototype(id, body.Remark, user.Actor()), cancellationToken)).Map(kept => kept.Prototype.Versions[^1]), cancellationToken,
                StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(KeepPrototype));

    /// <summary>A remark as sent by a client.</summary>
    sealed record KeepBody(string Remark = "");
}
