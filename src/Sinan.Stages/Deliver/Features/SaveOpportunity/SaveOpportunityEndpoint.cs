using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.SaveOpportunity;

static class SaveOpportunityEndpoint
{
    /// <summary>PUT /api/v1/deliver/strategy/opportunities {number, title, field, theme, idea, next, learned, owner, due, state}; number 0 or none = a new one.</summary>
    public static void MapSaveOpportunity(this RouteGroupBuilder api) => api
        .MapPut("/strategy/opportunities", (HttpRequest request, SaveOpportunityHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Opportunity, StrategyBook>(request, opportunity => handler.HandleAsync(new SaveOpportunity(opportunity, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveOpportunity));
}
