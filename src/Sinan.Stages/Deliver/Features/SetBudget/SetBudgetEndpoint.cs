using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.SetBudget;

static class SetBudgetEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/budget {expected_return, least_roi, most_days, operations_pay, engineer_pay, algorithm_pay}</summary>
    public static void MapSetBudget(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/budget", (long id, HttpRequest request, SetBudgetHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Budget, Initiative>(request, body => handler.HandleAsync(new SetBudget(id, body, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SetBudget));
}
