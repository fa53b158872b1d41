using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Overview.Features.EnterHours;

static class EnterHoursEndpoint
{
    /// <summary>POST /api/v1/overview/hours {step, is_after, hours, day}; DELETE /api/v1/overview/hours/{id}</summary>
    public static void MapEnterHours(this RouteGroupBuilder api)
    {
        api.MapPost("/hours", async (HttpRequest request, EnterHoursHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            await JsonBody.ReadAsync<HoursBody>(request, cancellationToken) is { } body
                ? (await handler.HandleAsync(new EnterHours(body.Step, body.IsAfter, body.Hours, body.Day, Actor(user)), cancellationToken)).ToResult(StatusCodes.Status201Created)
                : new Problem("overview.json", ProblemKind.Invalid).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(EnterHours));

        api.MapDelete("/hours/{id:long}", async (long id, EnterHoursHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.RemoveAsync(id, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RemoveHours");
    }

    static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "key";

    /// <summary>An entry as sent by a client.</summary>
    sealed record HoursBody
    {
        public required LoopPart Step { get; init; }

        public bool IsAfter { get; init; }

        public required double Hours { get; init; }

        public required DateOnly Day { get; init; }
    }
}
