using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.StartOpportunity;

static class StartOpportunityEndpoint
{
    /// <summary>POST /api/v1/deliver/strategy/opportunities/{number}/start</summary>
    public static void MapStartOpportunity(this RouteGroupBuilder api) => api
        .MapPost("/strategy/opportunities/{number:int}/start", async (int number, StartOpportunityHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new StartOpportunity(number, user.Actor()), cancellationToken)).ToResult(StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(StartOpportunity));
}
