using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

static class AnswerFunnelEndpoint
{
    /// <summary>GET /api/v1/understand/funnel?steps=a,b,c&amp;within=7d&amp;by=COLUMN&amp;from=D&amp;to=D&amp;order=loose|strict|any&amp;exclude=a,b&amp;interval=day|week|month&amp;segment=ID&amp;sample=0.1</summary>
    public static void MapAnswerFunnel(this RouteGroupBuilder api) =>
        api.MapGet("/funnel", async (string? steps, string? within, string? by, string? from, string? to, string? order, string? exclude, string? interval, string? segment, double? sample, AnswerFunnelHandler handler, CancellationToken cancellationToken) =>
                order is not (null or "" or "loose" or "strict" or "any")
                    ? new Problem("understand.bad_order", ProblemKind.Invalid, Fact.Of("order", order)).ToResult()
                    : !string.IsNullOrEmpty(interval) && CalendarPeriods.Parse(interval) is null
                    ? new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", interval)).ToResult()
                    : (await handler.HandleAsync(
                        new AnswerFunnel(Split(steps))
                        {
                            Within = within, By = by, From = from, To = to, IsStrict = order == "strict", IsAnyOrder = order == "any", Exclude = Split(exclude), Interval = CalendarPeriods.Parse(interval), Segment = segment, Sample = sample,
                        }, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerFunnel));

    /// <summary>Step names between commas.</summary>
    public static ImmutableArray<string> Split(string? steps) => [.. (steps ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
