using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.MergeDuplicates;

static class MergeDuplicatesEndpoint
{
    /// <summary>POST and DELETE /api/v1/listen/duplicates/{id}/merge</summary>
    public static void MapMergeDuplicates(this RouteGroupBuilder api)
    {
        api.MapPost("/duplicates/{id:long}/merge", async (long id, double? least, MergeDuplicatesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new MergeDuplicates(id, least ?? ListDuplicates.ListDuplicates.UsualLeast), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(MergeDuplicates));
        api.MapDelete("/duplicates/{id:long}/merge", async (long id, MergeDuplicatesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new UndoMerge(id), cancellationToken)).Map(left => new { merges = left }).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(UndoMerge));
    }
}
