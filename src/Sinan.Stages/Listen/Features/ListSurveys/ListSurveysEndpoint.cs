using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListSurveys;

static class ListSurveysEndpoint
{
    /// <summary>GET /api/v1/listen/surveys</summary>
    public static void MapListSurveys(this RouteGroupBuilder api) => api
        .MapGet("/surveys", async (ListSurveysHandler handler, CancellationToken cancellationToken) =>
            Outcome<IReadOnlyList<SurveyLine>>.Ok(await handler.HandleAsync(new ListSurveys(), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListSurveys));
}
