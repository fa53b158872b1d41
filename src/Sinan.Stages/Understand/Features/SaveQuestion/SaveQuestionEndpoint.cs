using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.SaveQuestion;

static class SaveQuestionEndpoint
{
    /// <summary>POST /api/v1/understand/questions {of: "/understand/trend?event=order", dashboard: 1} or {of, new_name: "…"}</summary>
    public static void MapSaveQuestion(this RouteGroupBuilder api) =>
        api.MapPost("/questions", async (SaveQuestion request, SaveQuestionHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(request, cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveQuestion));
}
