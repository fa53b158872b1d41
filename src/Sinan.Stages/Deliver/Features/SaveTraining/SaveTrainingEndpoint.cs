using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Features.SaveTraining;

static class SaveTrainingEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/training {number, title, kind, template, wanted, inside, outside, acceptance, target, trainer, is_cleared, examples: [{input, output, is_counter}], slices: [{name, train_rows, test_rows, source}]}; number 0 or none = a new one.</summary>
    public static void MapSaveTraining(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/training", (long id, HttpRequest request, SaveTrainingHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<TrainingDemand, Initiative>(request, demand => handler.HandleAsync(new SaveTraining(id, demand, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveTraining));
}
