using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AnswerCompute;

static class AnswerComputeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/compute/{number}/answer {grants, words}</summary>
    public static void MapAnswerCompute(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/compute/{number:int}/answer", (long id, int number, HttpRequest request, AnswerComputeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<AnswerBody, Initiative>(
                request, body => handler.HandleAsync(new AnswerCompute(id, number, body.Grants, body.Words, user.Person()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AnswerCompute));

    /// <summary>An answer as sent by a client.</summary>
    sealed record AnswerBody(bool Grants, string Words = "");
}
