using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.AddNeed;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.EditNeed;

static class EditNeedEndpoint
{
    /// <summary>PUT /api/v1/decide/needs/{id} {title, category, text, inputs}</summary>
    public static void MapEditNeed(this RouteGroupBuilder api) =>
        api.MapPut("/needs/{id}", async (string id, [FromBody] NeedBody body, EditNeedHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                body.Read() is { IsOk: true } entry
                    ? (await handler.HandleAsync(new EditNeed(id, entry.Value, user.Identity?.Name ?? "key"), cancellationToken)).ToResult()
                    : NeedWords.Unknown(body.Category).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(EditNeed));
}
