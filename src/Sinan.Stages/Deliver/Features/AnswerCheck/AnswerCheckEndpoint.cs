using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AnswerCheck;

static class AnswerCheckEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/checks/{check} {value, choice: written | accepted | edited | refused}</summary>
    public static void MapAnswerCheck(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/checks/{check}", (long id, string check, HttpRequest request, AnswerCheckHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<AnswerBody, Initiative>(request, body => handler.HandleAsync(new AnswerCheck(id, check, body.Choice, body.Value, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AnswerCheck));

    /// <summary>An answer as sent by a client.</summary>
    sealed record AnswerBody(string Value = "", AnswerOrigin Choice = AnswerOrigin.Written);
}
