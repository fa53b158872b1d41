using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CrossSurvey;

static class CrossSurveyEndpoint
{
    /// <summary>GET /api/v1/listen/surveys/{id}/cross?rows=q1&amp;columns=q2&amp;version=N&amp;weighted=true</summary>
    public static void MapCrossSurvey(this RouteGroupBuilder api) => api
        .MapGet("/surveys/{id:long}/cross", async (long id, string? rows, string? columns, int? version, bool? weighted, CrossSurveyHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CrossSurvey(id, rows, columns, version, weighted ?? false), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CrossSurvey));
}
