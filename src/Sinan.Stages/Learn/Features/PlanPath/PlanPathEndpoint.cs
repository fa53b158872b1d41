using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.PlanPath;

static class PlanPathEndpoint
{
    /// <summary>PUT /api/v1/learn/plan {start, days_per_week}: of the account that is logged in.</summary>
    public static void MapPlanPath(this RouteGroupBuilder api) => api
        .MapPut("/plan", (HttpRequest request, PlanPathHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => LearnDesk.AnswerAsync<PlanBody, StudyPlan>(
            request, body => handler.HandleAsync(new PlanPath(user.AccountId(), body.Start, body.DaysPerWeek), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(PlanPath));

    /// <summary>A plan as sent by a client.</summary>
    sealed record PlanBody(DateOnly? Start = null, int DaysPerWeek = StudyPlan.DefaultDaysPerWeek);
}
