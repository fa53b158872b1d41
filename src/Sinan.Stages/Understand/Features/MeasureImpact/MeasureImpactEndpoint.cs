using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

static class MeasureImpactEndpoint
{
    /// <summary>GET /api/v1/understand/impact?event=E&amp;date=D&amp;measure=M&amp;interval=day&amp;control=EVENT&amp;periods=14&amp;level=0.9&amp;holidays=cn&amp;regressor=a,b</summary>
    public static void MapMeasureImpact(this RouteGroupBuilder api) =>
        api.MapGet("/impact", async ([AsParameters] MetricRoute metric, string date, string? control, int? periods, double? level, MeasureImpactHandler handler, CancellationToken cancellationToken) =>
            {
                var asked = metric.ToQuestion();
                if (!asked.IsOk)
                    return asked.ToResult();
                var request = new MeasureImpact(asked.Value, date) { Control = control, Periods = periods };
                return (await handler.HandleAsync(level is { } l ? request with { Level = l } : request, cancellationToken)).ToResult();
            })
            .RequireAuthorization(Permissions.Read).WithName(nameof(MeasureImpact));
}
