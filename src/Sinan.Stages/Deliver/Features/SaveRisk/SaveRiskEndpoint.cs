using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Risks;

namespace Sinan.Stages.Deliver.Features.SaveRisk;

static class SaveRiskEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/risks {number, title, probability, impact, owner, mitigation, due, state, milestone, delay_days}; number 0 or none = a new one.</summary>
    public static void MapSaveRisk(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/risks", (long id, HttpRequest request, SaveRiskHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Risk, Initiative>(request, risk => handler.HandleAsync(new SaveRisk(id, risk, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveRisk));
}
