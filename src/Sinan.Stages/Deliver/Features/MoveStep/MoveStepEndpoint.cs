using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.MoveStep;

static class MoveStepEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/steps/{step} {owner, due, state, note}</summary>
    public static void MapMoveStep(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/steps/{step}", (long id, string step, HttpRequest request, MoveStepHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<StepBody, Initiative>(request, body => handler.HandleAsync(new MoveStep(id, step, body.Progress, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(MoveStep));

    /// <summary>Progress as sent by a client.</summary>
    sealed record StepBody(string Owner = "", DateOnly? Due = null, StepState State = StepState.Open, string Note = "")
    {
        public StepProgress Progress => new(Owner, Due, State, Note);
    }
}
