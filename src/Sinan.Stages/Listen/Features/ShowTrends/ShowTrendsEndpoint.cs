using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowTrends;

static class ShowTrendsEndpoint
{
    /// <summary>GET /api/v1/listen/trends?series=volume&amp;interval=day&amp;source=S&amp;version=V&amp;by=device</summary>
    public static void MapShowTrends(this RouteGroupBuilder api) => api
        .MapGet("/trends", async (
            string? series, string? interval, string? source, string? version, string? device, string? segment, string? by, ShowTrendsHandler handler, CancellationToken cancellationToken) =>
            string.IsNullOrEmpty(by) || FacetNames.Parse(by) is not null
                ? (await handler.HandleAsync(Of(series, interval, source, version, device, segment, by), cancellationToken)).ToResult()
                : new Problem("listen.no_facet", ProblemKind.Invalid, Fact.Of("facet", by)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowTrends));

    public static ShowTrends Of(string? series, string? interval, string? source, string? version, string? device, string? segment, string? by)
    {
        return new ShowTrends(Given(series) ?? SeriesName.Volume, Given(interval) ?? "day", Given(source)) { Version = Given(version), Device = Given(device), Segment = Given(segment), By = FacetNames.Parse(by) };

        static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }
}
