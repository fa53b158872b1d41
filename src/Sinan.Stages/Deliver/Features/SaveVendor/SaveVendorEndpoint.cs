using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveVendor;

static class SaveVendorEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/vendors {number, title, day, answers: {good_at: "…", price_in: "4"}}; number 0 or none = a new one.</summary>
    public static void MapSaveVendor(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/vendors", (long id, HttpRequest request, SaveVendorHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<VendorSheet, Initiative>(request, sheet => handler.HandleAsync(new SaveVendor(id, sheet, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveVendor));
}
