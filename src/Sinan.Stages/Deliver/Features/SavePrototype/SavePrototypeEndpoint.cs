using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SavePrototype;

static class SavePrototypeEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/prototype {screens: [{id, title, elements: [{kind, text, target, states}]}], wake_word, turns: [{user, system, state, next}], feedback_url}</summary>
    public static void MapSavePrototype(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/prototype", (long id, HttpRequest request, SavePrototypeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Prototype, Prototype>(
                request, async entered => (await handler.HandleAsync(new SavePrototype(id, entered, user.Actor()), cancellationToken)).Map(saved => saved.Prototype), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SavePrototype));
}
