using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>A new survey as sent by a client.</summary>
public sealed record AddSurveyBody(string Title);

static class BuildSurveyEndpoint
{
    /// <summary>POST /api/v1/listen/surveys {title}; GET and PUT …/{id}/draft; POST …/{id}/publish, …/open, …/close, …/relink.</summary>
    public static void MapBuildSurvey(this RouteGroupBuilder api)
    {
        api.MapPost("/surveys", async ([FromBody] AddSurveyBody body, AddSurveyHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new AddSurvey(body.Title, user.Identity?.Name ?? "key"), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(AddSurvey));

        api.MapGet("/surveys/{id:long}/draft", async (long id, FindSurveyHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new FindSurvey(id), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(FindSurvey));

        api.MapPut("/surveys/{id:long}/draft", async (long id, HttpRequest request, SaveDraftHandler handler, CancellationToken cancellationToken) =>
                await JsonBody.ReadAsync<SurveyDefinition>(request, cancellationToken) is { } draft
                    ? (await handler.HandleAsync(new SaveDraft(id, draft), cancellationToken)).ToResult()
                    : new Problem("listen.survey.json", ProblemKind.Invalid).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveDraft));

        foreach (var step in Enum.GetValues<SurveyStep>())
        {
            api.MapPost($"/surveys/{{id:long}}/{step.ToString().ToLowerInvariant()}", async (long id, MoveSurveyHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                    (await handler.HandleAsync(new MoveSurvey(id, step, user.Identity?.Name ?? "key"), cancellationToken)).ToResult())
                .RequireAuthorization(Permissions.Write).WithName(step + "Survey");
        }
    }
}
