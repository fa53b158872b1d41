using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

static class ShowSurveyEndpoint
{
    /// <summary>GET /api/v1/listen/surveys/{id}?version=N&amp;filter=q1=2&amp;weighted=true; GET …/{id}/answers the same as a file.</summary>
    public static void MapShowSurvey(this RouteGroupBuilder api)
    {
        api.MapGet("/surveys/{id:long}", async (long id, int? version, string? filter, bool? weighted, ShowSurveyHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ShowSurvey(id, version, filter, weighted ?? false), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ShowSurvey));

        api.MapGet("/surveys/{id:long}/answers", async (long id, int? version, string? filter, bool? weighted, ExportAnswersHandler handler, CancellationToken cancellationToken) =>
                await handler.HandleAsync(new ShowSurvey(id, version, filter, weighted ?? false), cancellationToken) is var file && file.IsOk
                    ? Results.File(System.Text.Encoding.UTF8.GetBytes(file.Value), "text/csv; charset=utf-8", $"survey-{id}.csv")
                    : file.Problem.ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ExportAnswers");
    }
}
