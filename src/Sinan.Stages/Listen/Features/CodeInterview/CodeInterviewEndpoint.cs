using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CodeInterview;

/// <summary>A code as sent by a client.</summary>
public sealed record CodeBody(string Name, string? Meaning);

/// <summary>A quote as sent by a client.</summary>
public sealed record QuoteBody(int First, int Last, long Code, string? Need);

static class CodeInterviewEndpoint
{
    /// <summary>GET /api/v1/listen/interviews/{id}; POST …/{id}/quotes {first, last, code, need}; DELETE …/{id}/quotes/{quote}; POST …/codes {name, meaning}.</summary>
    public static void MapCodeInterview(this RouteGroupBuilder api)
    {
        api.MapGet("/interviews/{id:long}", async (long id, ShowInterviewHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ShowInterview(id), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ShowInterview));

        api.MapPost("/interviews/{id:long}/quotes", async (long id, [FromBody] QuoteBody body, CodeInterviewHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new CodeInterview(id, body.First, body.Last, body.Code, body.Need, user.Identity?.Name ?? "key"), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(CodeInterview));

        api.MapDelete("/interviews/{id:long}/quotes/{quote:long}", async (long id, long quote, CodeInterviewHandler handler, CancellationToken cancellationToken) =>
                (await handler.RemoveAsync(id, quote, cancellationToken)).Map(_ => new { Id = quote }).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveQuote");

        api.MapPost("/interviews/codes", async ([FromBody] CodeBody body, SaveCodeHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new SaveCode(body.Name, body.Meaning ?? ""), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(SaveCode));
    }
}
