using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ManageIdea;

/// <summary>A state as sent by a client.</summary>
public sealed record TellBody(string? State, string? Text);

/// <summary>The idea to merge into.</summary>
public sealed record MergeBody(long Into);

/// <summary>A customer's vote.</summary>
public sealed record BehalfBody(string Customer, double Weight = 1);

static class ManageIdeaEndpoint
{
    /// <summary>GET /api/v1/decide/ideas/{id}; PUT …/state {state, text}; PUT and DELETE …/merged {into}; POST …/votes {customer, weight}; POST …/need</summary>
    public static void MapManageIdea(this RouteGroupBuilder api)
    {
        api.MapGet("/ideas/{id:long}", async (long id, ManageIdeaHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ManageIdea(id), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("FindIdea");
        api.MapPut("/ideas/{id:long}/state", async (long id, [FromBody] TellBody body, ManageIdeaHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                NeedWords.Read<IdeaState>(body.State) is { } state
                    ? (await handler.TellAsync(id, state, body.Text ?? "", Actor(user), cancellationToken)).ToResult()
                    : NeedWords.Unknown(body.State).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("TellVoters");
        api.MapPut("/ideas/{id:long}/merged", async (long id, [FromBody] MergeBody body, ManageIdeaHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.MergeAsync(id, body.Into, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("MergeIdeas");
        api.MapDelete("/ideas/{id:long}/merged", async (long id, ManageIdeaHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.PartAsync(id, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("PartIdeas");
        api.MapPost("/ideas/{id:long}/votes", async (long id, [FromBody] BehalfBody body, ManageIdeaHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.VoteAsync(id, body.Customer, body.Weight, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("VoteOnBehalf");
        api.MapPost("/ideas/{id:long}/need", async (long id, ManageIdeaHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.MakeNeedAsync(id, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("MakeNeed");
    }

    static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "key";
}
