using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.SaveTemplate;

static class SaveTemplateEndpoint
{
    /// <summary>POST /api/v1/understand/templates {name}: a template of the workspace as it is.</summary>
    public static void MapSaveTemplate(this RouteGroupBuilder api) =>
        api.MapPost("/templates", async (SaveTemplate request, SaveTemplateHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(request, cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveTemplate));
}
