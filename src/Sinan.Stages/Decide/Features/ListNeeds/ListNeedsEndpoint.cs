using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.RankNeeds;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ListNeeds;

static class ListNeedsEndpoint
{
    /// <summary>GET /api/v1/decide/needs?method=rice|ice|wsjf|opportunity|kano|value_effort|own&amp;formula=…&amp;state=candidate|…</summary>
    public static void MapListNeeds(this RouteGroupBuilder api) =>
        api.MapGet("/needs", async (string? method, string? formula, string? state, ListNeedsHandler handler, Localizer words, CancellationToken cancellationToken) =>
            {
                var (by, at) = (NeedWords.Read<RankMethod>(method), NeedWords.Read<NeedState>(state));
                if ((by is null && !string.IsNullOrEmpty(method)) || (at is null && !string.IsNullOrEmpty(state)))
                    return NeedWords.Unknown(by is null && !string.IsNullOrEmpty(method) ? method : state).ToResult();
                return (await handler.HandleAsync(new ListNeeds { Method = by, Formula = formula, State = at }, cancellationToken))
                    .Map(chosen => NeedsAnswer.Of(chosen.Report with { Needs = chosen.Shown, Waiting = [.. chosen.Waiting.Select(w => w.Need)] }, words)).ToResult();
            })
            .RequireAuthorization(Permissions.Read).WithName("ListNeeds");
}
