using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.SaveMetric;

static class SaveMetricEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/goal/metrics/{metric} with the metric; DELETE takes it away.</summary>
    public static void MapSaveMetric(this RouteGroupBuilder api)
    {
        api.MapPut("/initiatives/{id:long}/goal/metrics/{metric}", (long id, string metric, HttpRequest request, SaveMetricHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                DeliverDesk.AnswerAsync<GoalMetric, Initiative>(request, body => handler.HandleAsync(new SaveMetric(id, metric, body, user.Actor()), cancellationToken), cancellationToken))
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveMetric));

        api.MapDelete("/initiatives/{id:long}/goal/metrics/{metric}", async (long id, string metric, SaveMetricHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new SaveMetric(id, metric, null, user.Actor()), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveMetric");
    }
}
