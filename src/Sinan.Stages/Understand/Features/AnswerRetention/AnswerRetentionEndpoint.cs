using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

static class AnswerRetentionEndpoint
{
    /// <summary>GET /api/v1/understand/retention?born=E&amp;return=E&amp;period=day|week|month&amp;periods=N&amp;rolling=true&amp;recurring=true&amp;brackets=1,3,7&amp;by=COLUMN&amp;segment=ID&amp;sample=0.1</summary>
    public static void MapAnswerRetention(this RouteGroupBuilder api) =>
        api.MapGet("/retention", async (string born, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "return")] string back, string? period, int? periods, bool? rolling, bool? recurring, string? brackets, string? by, string? segment, double? sample, AnswerRetentionHandler handler, CancellationToken cancellationToken) =>
                CalendarPeriods.Parse(period ?? "week") is { } unit
                    ? (await handler.HandleAsync(
                        new AnswerRetention(born, back, unit, periods ?? 8, rolling ?? false) { IsRecurring = recurring ?? false, Brackets = brackets, By = by, Segment = segment, Sample = sample }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", period!)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerRetention));
}
