using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CorrectTheme;

/// <summary>What a client sends.</summary>
/// <param name="Kind">"rename", "merge", "split", "gather", "pin", "exclude".</param>
/// <param name="Value">New name, other theme, or word.</param>
public sealed record CorrectionBody(string? Kind, string? Value);

static class CorrectThemeEndpoint
{
    public static void MapCorrectTheme(this RouteGroupBuilder api) => api
        .MapPost("/themes/{id}/corrections", async (string id, [FromBody] CorrectionBody body, CorrectThemeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            KindOf(body.Kind) is { } kind
                ? (await handler.HandleAsync(new CorrectTheme(kind, id, body.Value, user.Identity?.Name ?? "key"), cancellationToken)).ToResult()
                : new Problem("listen.correction.kind", ProblemKind.Invalid, Fact.Of("kind", body.Kind ?? "")).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName("CorrectTheme");

    static CorrectionKind? KindOf(string? text) => Enum.TryParse<CorrectionKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(text![0]) ? kind : null;
}
