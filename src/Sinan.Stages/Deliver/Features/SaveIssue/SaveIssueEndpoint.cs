using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.SaveIssue;

static class SaveIssueEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/issues {number, title, kind, raised_by, detail, owner, due, state, answer, rows_have, rows_needed}; number 0 or none = a new one.</summary>
    public static void MapSaveIssue(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/issues", (long id, HttpRequest request, SaveIssueHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<Issue, Initiative>(request, issue => handler.HandleAsync(new SaveIssue(id, issue, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SaveIssue));
}
