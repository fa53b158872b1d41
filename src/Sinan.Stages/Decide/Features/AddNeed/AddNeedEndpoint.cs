using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.AddNeed;

static class AddNeedEndpoint
{
    /// <summary>POST /api/v1/decide/needs/entered {title, category, text, inputs: {reach: {value, low, high}}, origin, distinct}</summary>
    public static void MapAddNeed(this RouteGroupBuilder api) =>
        api.MapPost("/needs/entered", async ([FromBody] NeedBody body, AddNeedHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            {
                var entry = body.Read();
                if (!entry.IsOk)
                    return entry.Problem.ToResult();
                return NeedWords.Read<NeedSource>(body.Origin ?? NeedWords.Code(NeedSource.Entered)) is { } origin
                    ? (await handler.HandleAsync(new AddNeed(entry.Value, origin, user.Identity?.Name ?? "key") { IsDistinct = body.Distinct }, cancellationToken)).ToResult(StatusCodes.Status201Created)
                    : NeedWords.Unknown(body.Origin).ToResult();
            })
            .RequireAuthorization(Permissions.Write).WithName(nameof(AddNeed));
}
