using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowTrends;

static class ShowTrendsEndpoint
{
    /// <summary>GET /api/v1/listen/trends?series=volume&amp;interval=day&amp;source=S</summary>
    public static void MapShowTrends(this RouteGroupBuilder api) => api
        .MapGet("/trends", async (string? series, string? interval, string? source, ShowTrendsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(Of(series, interval, source), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowTrends));

    public static ShowTrends Of(string? series, string? interval, string? source) =>
        new(string.IsNullOrEmpty(series) ? SeriesName.Volume : series, string.IsNullOrEmpty(interval) ? "day" : interval, string.IsNullOrEmpty(source) ? null : source);
}
