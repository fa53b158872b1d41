using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListInterviews;

static class ListInterviewsEndpoint
{
    /// <summary>GET /api/v1/listen/interviews</summary>
    public static void MapListInterviews(this RouteGroupBuilder api) => api
        .MapGet("/interviews", async (ListInterviewsHandler handler, CancellationToken cancellationToken) =>
            Outcome<InterviewReport>.Ok(await handler.HandleAsync(new ListInterviews(), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListInterviews));
}
