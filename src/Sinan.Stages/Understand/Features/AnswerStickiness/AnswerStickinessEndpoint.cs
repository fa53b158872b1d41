using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerStickiness;

static class AnswerStickinessEndpoint
{
    /// <summary>GET /api/v1/understand/stickiness?event=E&amp;interval=day|week|month&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerStickiness(this RouteGroupBuilder api) =>
        api.MapGet("/stickiness", ([AsParameters] ActiveRoute route, AnswerStickinessHandler handler, CancellationToken cancellationToken) =>
                route.AskAsync(PeriodUnit.Day, (active, unit) => new AnswerStickiness(active, unit), handler.HandleAsync, cancellationToken))
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerStickiness));
}
