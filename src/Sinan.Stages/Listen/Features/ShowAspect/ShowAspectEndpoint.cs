using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowAspect;

static class ShowAspectEndpoint
{
    /// <summary>GET /api/v1/listen/aspects/{id}?from=…&amp;version=…&amp;by=segment</summary>
    public static void MapShowAspect(this RouteGroupBuilder api) => api
        .MapGet("/aspects/{id}", async (
            string id, DateOnly? from, DateOnly? to, string? source, string? version, string? device, string? segment, string? by, ShowAspectHandler handler, CancellationToken cancellationToken) =>
            string.IsNullOrEmpty(by) || FacetNames.Parse(by) is not null
                ? (await handler.HandleAsync(
                    new ShowAspect(id) { From = from, To = to, Source = source, Version = version, Device = device, Segment = segment, By = FacetNames.Parse(by) }, cancellationToken)).ToResult()
                : new Problem("listen.no_facet", ProblemKind.Invalid, Fact.Of("facet", by)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowAspect));
}
