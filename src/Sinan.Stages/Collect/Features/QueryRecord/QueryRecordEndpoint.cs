using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.QueryRecord;

static class QueryRecordEndpoint
{
    // Rows of single users come out here, so it takes more than the right to read pages.
    public static void MapQueryRecord(this RouteGroupBuilder api) =>
        api.MapPost("/sql", async (QueryRecord request, QueryRecordHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(request, cancellationToken)).ToResult()).WithName("QueryRecord").RequireAuthorization(Permissions.Admin);
}
