using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.AskCompute;

static class AskComputeEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/compute {title, hours, cost, part, why}</summary>
    public static void MapAskCompute(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/compute", (long id, HttpRequest request, AskComputeHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<ComputeBody, Initiative>(request, body => handler.HandleAsync(new AskCompute(id, body.Request, user.Actor()), cancellationToken), cancellationToken, StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(AskCompute));

    /// <summary>A request as sent by a client.</summary>
    sealed record ComputeBody(string Title, double Hours, double Cost = 0, CostPart Part = CostPart.Training, string Why = "")
    {
        public ComputeRequest Request => new() { Title = Title, Hours = Hours, Cost = Cost, Part = Part, Why = Why };
    }
}
