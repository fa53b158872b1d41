using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.AddInterview;

/// <summary>An interview as sent by a client.</summary>
public sealed record InterviewBody(string Title, string? Person, DateTimeOffset? Day, string Text, ResearchKind Kind = ResearchKind.Interview);

static class AddInterviewEndpoint
{
    /// <summary>POST /api/v1/listen/interviews {title, person, day, text, kind: "interview", "market" or "competitor"}</summary>
    public static void MapAddInterview(this RouteGroupBuilder api) => api
        .MapPost("/interviews", async ([FromBody] InterviewBody body, AddInterviewHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new AddInterview(body.Title, body.Person ?? "", body.Day, body.Text, user.Identity?.Name ?? "key") { Kind = body.Kind }, cancellationToken)).ToResult(StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AddInterview));
}
