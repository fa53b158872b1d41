using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

static class ListDuplicatesEndpoint
{
    /// <summary>GET /api/v1/listen/duplicates?least=0.8</summary>
    public static void MapListDuplicates(this RouteGroupBuilder api) => api
        .MapGet("/duplicates", async (double? least, ListDuplicatesHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ListDuplicates(least ?? ListDuplicates.UsualLeast), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListDuplicates));
}
