using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

static class ShowDashboardEndpoint
{
    /// <summary>GET /api/v1/understand/dashboards lists them, GET …/{id} asks all questions of one, DELETE …/{id} and …/{id}/questions/{place} take away.</summary>
    public static void MapShowDashboard(this RouteGroupBuilder api)
    {
        api.MapGet("/dashboards", async (ListDashboardsHandler handler, CancellationToken cancellationToken) =>
                Outcome<IReadOnlyList<Dashboard>>.Ok(await handler.HandleAsync(new ListDashboards(), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ListDashboards));

        api.MapGet("/dashboards/{id:int}", async (int id, ShowDashboardHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ShowDashboard(id), words, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ShowDashboard));

        api.MapDelete("/dashboards/{id:int}", async (int id, ChangeDashboardHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ChangeDashboard(id, null), cancellationToken)).Map(_ => new { Id = id }).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveDashboard");

        api.MapDelete("/dashboards/{id:int}/questions/{place:int}", async (int id, int place, ChangeDashboardHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ChangeDashboard(id, place), cancellationToken)).Map(_ => new { Id = id }).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveQuestion");
    }
}
