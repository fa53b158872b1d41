using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.EditInitiative;

static class EditInitiativeEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id} with the body of a new one.</summary>
    public static void MapEditInitiative(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}", (long id, HttpRequest request, EditInitiativeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => DeliverDesk.AnswerAsync<Initiative, Initiative>(
            request, entered => handler.HandleAsync(new EditInitiative(id, entered, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(EditInitiative));
}
