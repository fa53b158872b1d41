using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.SaveTheme;

static class SaveThemeEndpoint
{
    /// <summary>PUT /api/v1/deliver/strategy/themes {name, goal, until, owner}</summary>
    public static void MapSaveTheme(this RouteGroupBuilder api) => api
        .MapPut("/strategy/themes", (HttpRequest request, SaveThemeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Theme, StrategyBook>(request, theme => handler.HandleAsync(new SaveTheme(theme, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveTheme));
}
