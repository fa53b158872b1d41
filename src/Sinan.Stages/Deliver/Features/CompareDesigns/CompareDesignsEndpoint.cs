using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.CompareDesigns;

static class CompareDesignsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/designs?metric=…</summary>
    public static void MapCompareDesigns(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/designs", async (long id, string? metric, CompareDesignsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CompareDesigns(id, string.IsNullOrEmpty(metric) ? null : metric), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CompareDesigns));
}
