using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.RankNeeds;

static class RankNeedsEndpoint
{
    public static void MapNeeds(this RouteGroupBuilder api)
    {
        api.MapPost("/needs", async (INeeds needs, Localizer words, CancellationToken cancellationToken) =>
            (await needs.RankAsync(RankNeeds.DefaultSeed, NoProgress.Instance, cancellationToken)).Map(r => NeedsAnswer.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("RankNeeds");
    }
}
