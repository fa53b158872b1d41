using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

static class AnswerTrendEndpoint
{
    /// <summary>GET /api/v1/understand/trend?event=E&amp;with=F,G&amp;formula=B/A&amp;measure=count|users|per-user|sum:COLUMN&amp;by=COLUMN&amp;interval=hour|day|week|month&amp;from=D&amp;to=D&amp;segment=ID&amp;sample=0.1</summary>
    public static void MapAnswerTrend(this RouteGroupBuilder api) =>
        api.MapGet("/trend", async ([FromQuery(Name = "event")] string name, string? with, string? formula, string? measure, string? by, string? interval, string? from, string? to, string? segment, double? sample, AnswerTrendHandler handler, CancellationToken cancellationToken) =>
                CalendarPeriods.Parse(interval ?? "day") is { } unit
                    ? (await handler.HandleAsync(new AnswerTrend(name, measure ?? "count", unit) { With = MetricRoute.Split(with), Formula = formula, By = by, From = from, To = to, Segment = segment, Sample = sample }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", interval!)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerTrend));
}
