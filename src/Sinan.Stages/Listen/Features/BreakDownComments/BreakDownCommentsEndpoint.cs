using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Listen.Features.BrowseComments;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.BreakDownComments;

static class BreakDownCommentsEndpoint
{
    /// <summary>GET /api/v1/listen/comments/by/{facet}: source, version, device or segment, with the filters of the comments.</summary>
    public static void MapBreakDownComments(this RouteGroupBuilder api) => api
        .MapGet("/comments/by/{facet}", async (string facet, [AsParameters] CommentsQuery query, BreakDownCommentsHandler handler, IWorkspace workspace, CancellationToken cancellationToken) =>
            FacetNames.Parse(facet) is { } by
                ? (await handler.HandleAsync(new BreakDownComments(by, query.Request.FilterIn(workspace.Zone)), cancellationToken)).ToResult()
                : new Problem("listen.no_facet", ProblemKind.NotFound, Fact.Of("facet", facet)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(BreakDownComments));
}
