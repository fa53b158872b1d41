using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowRoadmap;

static class ShowRoadmapEndpoint
{
    /// <summary>GET /api/v1/deliver/roadmap?theme=&amp;owner=</summary>
    public static void MapShowRoadmap(this RouteGroupBuilder api) => api
        .MapGet("/roadmap", async ([AsParameters] ShowRoadmap question, ShowRoadmapHandler handler, CancellationToken cancellationToken) =>
            Outcome<Roadmap>.Ok(await handler.HandleAsync(question, cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowRoadmap));
}
