using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerSessions;

static class AnswerSessionsEndpoint
{
    /// <summary>GET /api/v1/understand/sessions?interval=hour|day|week|month&amp;gap=30m&amp;column=session|C&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerSessions(this RouteGroupBuilder api) =>
        api.MapGet("/sessions", async (string? interval, string? gap, string? column, string? from, string? to, string? segment, AnswerSessionsHandler handler, CancellationToken cancellationToken) =>
                CalendarPeriods.Parse(interval ?? "day") is { } unit
                    ? (await handler.HandleAsync(new AnswerSessions(unit) { Gap = gap ?? "30m", Column = column, From = from, To = to, Segment = segment }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", interval!)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerSessions));
}
