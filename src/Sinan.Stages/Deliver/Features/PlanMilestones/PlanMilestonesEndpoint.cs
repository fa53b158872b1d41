using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Timetables;

namespace Sinan.Stages.Deliver.Features.PlanMilestones;

static class PlanMilestonesEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/milestones {start, milestones: [{name, after: [1], low, mode, high, rework, done_on}]}</summary>
    public static void MapPlanMilestones(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/milestones", (long id, HttpRequest request, PlanMilestonesHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<MilestonesBody, Initiative>(
                request, body => handler.HandleAsync(new PlanMilestones(id, body.Start, body.Milestones, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(PlanMilestones));

    /// <summary>Milestones as sent by a client.</summary>
    sealed record MilestonesBody
    {
        public DateOnly? Start { get; init; }

        public ImmutableArray<Milestone> Milestones { get; init; } = [];
    }
}
