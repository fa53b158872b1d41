using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.SaveTalk;

static class SaveTalkEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/talks {number, title, day, with, notes, decisions: [{text, owner, due, evidence: ["ev-…"], is_done}]}; number 0 or none = a new one.</summary>
    public static void MapSaveTalk(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/talks", (long id, HttpRequest request, SaveTalkHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Talk, Initiative>(request, talk => handler.HandleAsync(new SaveTalk(id, talk, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveTalk));
}
