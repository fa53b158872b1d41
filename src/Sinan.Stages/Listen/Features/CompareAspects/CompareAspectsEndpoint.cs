using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.CompareAspects;

static class CompareAspectsEndpoint
{
    /// <summary>GET /api/v1/listen/aspects/changes?from=2026-05-01&amp;to=2026-05-31&amp;before_from=2026-04-01&amp;before_to=2026-04-30</summary>
    public static void MapCompareAspects(this RouteGroupBuilder api) => api
        .MapGet("/aspects/changes", async (
            DateOnly? from, DateOnly? to, [FromQuery(Name = "before_from")] DateOnly? beforeFrom, [FromQuery(Name = "before_to")] DateOnly? beforeTo, CompareAspectsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CompareAspects(from, to, beforeFrom, beforeTo), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CompareAspects));
}
