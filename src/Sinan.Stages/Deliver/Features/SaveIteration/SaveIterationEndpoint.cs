using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Iterations;

namespace Sinan.Stages.Deliver.Features.SaveIteration;

static class SaveIterationEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/iterations {number, title, trigger, why, start, end, person_days, items: ["…"], release}; number 0 or none = a new one.</summary>
    public static void MapSaveIteration(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/iterations", (long id, HttpRequest request, SaveIterationHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Iteration, Initiative>(request, iteration => handler.HandleAsync(new SaveIteration(id, iteration, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveIteration));
}
