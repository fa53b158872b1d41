using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.ShowSkills;

static class ShowSkillsEndpoint
{
    /// <summary>GET /api/v1/learn/skills: of the account that is logged in.</summary>
    public static void MapShowSkills(this RouteGroupBuilder api) => api
        .MapGet("/skills", async (ShowSkillsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => (await handler.HandleAsync(new ShowSkills(user.AccountId()), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowSkills));
}
