using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.AddLabelSet;

/// <summary>A set of labels as sent by a client.</summary>
public sealed record LabelSetBody(string Name, IReadOnlyList<string> Labels);

static class AddLabelSetEndpoint
{
    /// <summary>POST /api/v1/listen/labels {name, labels}</summary>
    public static void MapAddLabelSet(this RouteGroupBuilder api) => api
        .MapPost("/labels", async ([FromBody] LabelSetBody body, AddLabelSetHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new AddLabelSet(body.Name, body.Labels, user.Identity?.Name ?? "key"), cancellationToken)).ToResult(StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AddLabelSet));
}
