using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.FindRules;

static class FindRulesEndpoint
{
    /// <summary>GET /api/v1/decide/rules?per=basket|session|user|order&amp;of=COLUMN&amp;event=E&amp;days=7&amp;minSupport=S&amp;minConfidence=C&amp;minLift=L</summary>
    public static void MapFindRules(this RouteGroupBuilder api) =>
        api.MapGet("/rules", async (string? per, string? of, string? @event, int? days, double? minSupport, double? minConfidence, double? minLift, FindEventRulesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new FindEventRules(per ?? RuleGroup.Basket) { Of = of, Event = @event, Days = days ?? 7, MinSupport = minSupport, MinConfidence = minConfidence ?? 0.1, MinLift = minLift ?? 1 },
                    cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(FindRules));
}
