using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.People;

namespace Sinan.Stages.Deliver.Features.SetDuties;

static class SetDutiesEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/duties {stage, duties: [{step, team, duty}]}</summary>
    public static void MapSetDuties(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/duties", (long id, HttpRequest request, SetDutiesHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<DutiesBody, Initiative>(request, body => handler.HandleAsync(new SetDuties(id, body.Stage, body.Duties, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SetDuties));

    /// <summary>Duties as sent by a client.</summary>
    sealed record DutiesBody
    {
        public required WorkStage Stage { get; init; }

        public ImmutableArray<Assignment> Duties { get; init; } = [];
    }
}
