using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerStickiness;

static class AnswerStickinessEndpoint
{
    /// <summary>GET /api/v1/understand/stickiness?event=E&amp;interval=day|week|month&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerStickiness(this RouteGroupBuilder api) =>
        api.MapGet("/stickiness", async ([FromQuery(Name = "event")] string? name, string? interval, string? from, string? to, string? segment, AnswerStickinessHandler handler, CancellationToken cancellationToken) =>
                CalendarPeriods.Parse(interval ?? "day") is { } unit
                    ? (await handler.HandleAsync(new AnswerStickiness(name, unit) { From = from, To = to, Segment = segment }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", interval!)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerStickiness));
}
