using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListAspects;

static class ListAspectsEndpoint
{
    public static void MapListAspects(this RouteGroupBuilder api) => api
        .MapGet("/aspects", async (string? language, ListAspectsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ListAspects(language), cancellationToken)).Map(list => list.Report with { Aspects = [.. list.Aspects] }).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("ListAspects");
}
