using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ChooseMethod;

/// <summary>A way of ranking as sent by a client.</summary>
public sealed record MethodBody(string? Method, string? Formula);

static class ChooseMethodEndpoint
{
    /// <summary>PUT /api/v1/decide/method {method: rice|ice|wsjf|opportunity|kano|value_effort|own, formula}</summary>
    public static void MapChooseMethod(this RouteGroupBuilder api) =>
        api.MapPut("/method", async ([FromBody] MethodBody body, ChooseMethodHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                NeedWords.Read<RankMethod>(body.Method) is { } method
                    ? (await handler.HandleAsync(new ChooseMethod(method, body.Formula, user.Identity?.Name ?? "key"), cancellationToken)).ToResult()
                    : NeedWords.Unknown(body.Method).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(ChooseMethod));
}
