using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Feedback;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.ManageWidgets;

static class MakeWidgetEndpoint
{
    /// <summary>POST /api/v1/collect/widgets {name, origins: […], rating}; GET lists.</summary>
    public static void MapMakeWidget(this RouteGroupBuilder api)
    {
        api.MapPost("/widgets", async (MakeWidgetBody body, HttpContext http, MakeWidgetHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new MakeWidget(body.Name ?? "", string.Join(' ', body.Origins ?? []), body.Rating, http.User.Identity?.Name ?? "api"), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Admin).WithName(nameof(MakeWidget));
        api.MapGet("/widgets", async (MakeWidgetHandler handler, CancellationToken cancellationToken) =>
                Outcome<ImmutableArray<Widget>>.Ok(await handler.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListWidgets");
    }
}

/// <param name="Name">As people call it.</param>
/// <param name="Origins">Sites whose pages may show it.</param>
/// <param name="Rating">Whether stars are asked for.</param>
sealed record MakeWidgetBody(string? Name, string[]? Origins, bool Rating);
