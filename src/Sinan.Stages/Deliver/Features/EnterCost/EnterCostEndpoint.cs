using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.EnterCost;

static class EnterCostEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/costs {ledger, part, day, amount, role, note}</summary>
    public static void MapEnterCost(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/costs", (long id, HttpRequest request, EnterCostHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<CostBody, Initiative>(
                request, body => handler.HandleAsync(new EnterCost(id, new CostEntry(body.Ledger, body.Part, body.Day, body.Amount, 0, body.Role, body.Note, ""), user.Actor()), cancellationToken), cancellationToken,
                StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(EnterCost));

    /// <summary>A line as sent by a client.</summary>
    sealed record CostBody
    {
        public required LedgerKind Ledger { get; init; }

        public required CostPart Part { get; init; }

        public required DateOnly Day { get; init; }

        public required double Amount { get; init; }

        public CostRole? Role { get; init; }

        public string Note { get; init; } = "";
    }
}
