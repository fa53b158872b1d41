using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.AnswerPaths;

static class AnswerPathsEndpoint
{
    /// <summary>GET /api/v1/understand/paths?start=E&amp;end=E&amp;gap=30m&amp;within=W&amp;depth=N&amp;top=N&amp;keep_repeats=true&amp;no_cycles=true&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerPaths(this RouteGroupBuilder api) =>
        api.MapGet("/paths", async (
                string? start, string? end, string? gap, string? within, int? depth, int? top, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "keep_repeats")] bool? keepRepeats,
                [Microsoft.AspNetCore.Mvc.FromQuery(Name = "no_cycles")] bool? noCycles, string? from, string? to, string? segment, AnswerPathsHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new AnswerPaths(start, end)
                    {
                        Gap = gap ?? "30m", Within = within, Depth = depth ?? 5, Top = top ?? 6, KeepRepeats = keepRepeats ?? false, NoCycles = noCycles ?? false, From = from, To = to, Segment = segment,
                    }, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerPaths));
}
