using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

static class AnswerLifecycleEndpoint
{
    /// <summary>GET /api/v1/understand/lifecycle?event=E&amp;interval=day|week|month&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerLifecycle(this RouteGroupBuilder api) =>
        api.MapGet("/lifecycle", async ([FromQuery(Name = "event")] string? name, string? interval, string? from, string? to, string? segment, AnswerLifecycleHandler handler, CancellationToken cancellationToken) =>
                CalendarPeriods.Parse(interval ?? "week") is { } unit
                    ? (await handler.HandleAsync(new AnswerLifecycle(name, unit) { From = from, To = to, Segment = segment }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", interval!)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerLifecycle));
}
