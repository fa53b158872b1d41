using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveDemand;

static class SaveDemandEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/demands {number, title, wanted, vendor, state, demo, demo_url, eta, guarantee, gain_low, gain_high, one_off_cost, yearly_cost, peak_qps, calls_per_day, price_per_thousand, custom_days, paid_share}; number 0 or none = a new one.</summary>
    public static void MapSaveDemand(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/demands", (long id, HttpRequest request, SaveDemandHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Demand, Initiative>(request, demand => handler.HandleAsync(new SaveDemand(id, demand, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveDemand));
}
