using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

static class AnswerLifecycleEndpoint
{
    /// <summary>GET /api/v1/understand/lifecycle?event=E&amp;interval=day|week|month&amp;from=D&amp;to=D&amp;segment=ID</summary>
    public static void MapAnswerLifecycle(this RouteGroupBuilder api) =>
        api.MapGet("/lifecycle", ([AsParameters] ActiveRoute route, AnswerLifecycleHandler handler, CancellationToken cancellationToken) =>
                route.AskAsync(PeriodUnit.Week, (active, unit) => new AnswerLifecycle(active, unit), handler.HandleAsync, cancellationToken))
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerLifecycle));
}
