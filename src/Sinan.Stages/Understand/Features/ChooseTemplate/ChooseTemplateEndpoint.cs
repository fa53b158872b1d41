using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.ChooseTemplate;

static class ChooseTemplateEndpoint
{
    /// <summary>GET /api/v1/understand/templates lists the templates and which of their events the log has; POST …/{id} begins with one.</summary>
    public static void MapChooseTemplate(this RouteGroupBuilder api)
    {
        api.MapGet("/templates", async (ChooseTemplateHandler handler, CancellationToken cancellationToken) =>
                Outcome<TemplateList>.Ok(await handler.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListTemplates");

        api.MapPost("/templates/{id}", async (string id, ChooseTemplateHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ChooseTemplate(id), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(ChooseTemplate));
    }
}
