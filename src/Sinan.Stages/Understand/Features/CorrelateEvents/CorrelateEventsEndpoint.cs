using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerFunnel;

namespace Sinan.Stages.Understand.Features.CorrelateEvents;

static class CorrelateEventsEndpoint
{
    /// <summary>GET /api/v1/understand/correlation?entry=E&amp;goal=E&amp;within=7d&amp;exclude=a,b&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapCorrelateEvents(this RouteGroupBuilder api) =>
        api.MapGet("/correlation", async (string entry, string goal, string? within, string? exclude, string? from, string? to, string? segment, CorrelateEventsHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new CorrelateEvents(entry, goal) { Within = within ?? "7d", Exclude = AnswerFunnelEndpoint.Split(exclude), From = from, To = to, Segment = segment }, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(CorrelateEvents));
}
