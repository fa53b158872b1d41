using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AddInitiative;

static class AddInitiativeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives {title, kind, owner, theme, need_id, need_title, release_date, is_estimable}</summary>
    public static void MapAddInitiative(this RouteGroupBuilder api) => api
        .MapPost("/initiatives", (HttpRequest request, AddInitiativeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => DeliverDesk.AnswerAsync<Initiative, Initiative>(
            request, entered => handler.HandleAsync(new AddInitiative(entered, user.Actor()), cancellationToken), cancellationToken, StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AddInitiative));
}
