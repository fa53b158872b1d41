using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.RateSkills;

static class RateSkillsEndpoint
{
    /// <summary>PUT /api/v1/learn/skills {ratings: {prompting: 3, …}}: of the account that is logged in.</summary>
    public static void MapRateSkills(this RouteGroupBuilder api) => api
        .MapPut("/skills", (HttpRequest request, RateSkillsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => LearnDesk.AnswerAsync<RatingBody, ImmutableArray<SkillLine>>(
            request, body => handler.HandleAsync(new RateSkills(user.AccountId(), body.Ratings), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(RateSkills));

    /// <summary>Ratings as sent by a client.</summary>
    sealed record RatingBody
    {
        public Dictionary<string, int> Ratings { get; init; } = [];
    }
}
