using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.SaveDesign;

static class SaveDesignEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/designs/{design} {name, metric, source, sample, value, deviation}; DELETE takes it away.</summary>
    public static void MapSaveDesign(this RouteGroupBuilder api)
    {
        api.MapPut("/initiatives/{id:long}/designs/{design}", (long id, string design, HttpRequest request, SaveDesignHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                DeliverDesk.AnswerAsync<Design, Initiative>(request, body => handler.HandleAsync(new SaveDesign(id, design, body, user.Actor()), cancellationToken), cancellationToken))
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveDesign));

        api.MapDelete("/initiatives/{id:long}/designs/{design}", async (long id, string design, SaveDesignHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new SaveDesign(id, design, null, user.Actor()), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveDesign");
    }
}
