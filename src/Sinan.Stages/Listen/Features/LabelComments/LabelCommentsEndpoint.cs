using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.LabelComments;

/// <summary>A label as sent by a client; without a label the comment is passed over, a final one settles a disagreement.</summary>
public sealed record LabelBody(long Comment, string? Label, bool Final = false);

static class LabelCommentsEndpoint
{
    /// <summary>GET /api/v1/listen/labels/{set}/next; POST …/{set}/labels {comment, label, final}; DELETE …/{set}/labels takes the newest one back.</summary>
    public static void MapLabelComments(this RouteGroupBuilder api)
    {
        api.MapGet("/labels/{set}/next", async (string set, long? comment, AskLabelHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new AskLabel(set, NameOf(user), comment), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(AskLabel));

        api.MapPost("/labels/{set}/labels", async (string set, [FromBody] LabelBody body, LabelCommentHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new LabelComment(set, body.Comment, body.Label, NameOf(user), body.Final), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(LabelComment));

        api.MapDelete("/labels/{set}/labels", async (string set, UndoLabelHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new UndoLabel(set, NameOf(user)), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(UndoLabel));
    }

    static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "key";
}
