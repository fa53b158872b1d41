using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.TraceSegments;

static class TraceSegmentsEndpoint
{
    /// <summary>GET /api/v1/understand/moves: users by their segment in the two newest groupings. Problem "understand.moves.none_yet".</summary>
    public static void MapTraceSegments(this RouteGroupBuilder api) =>
        api.MapGet("/moves", async (TraceSegmentsHandler handler, CancellationToken cancellationToken) =>
                await handler.HandleAsync(new TraceSegments(), cancellationToken) is { } moves
                    ? Outcome<SegmentMoves>.Ok(moves).ToResult()
                    : new Problem("understand.moves.none_yet", ProblemKind.NotFound).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(TraceSegments));
}
