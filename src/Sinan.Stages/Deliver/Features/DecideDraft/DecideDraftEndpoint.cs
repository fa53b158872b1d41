using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Stages.Deliver.Features.DecideDraft;

static class DecideDraftEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/documents/{code}/drafts {section, language, choice: accept | edit | refuse, text}</summary>
    public static void MapDecideDraft(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/documents/{code}/drafts", (long id, string code, HttpRequest request, DecideDraftHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<DecisionBody, SectionDraft>(
                request, body => handler.HandleAsync(new DecideDraft(id, code, body.Section, body.Language, body.Choice, body.Text, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(DecideDraft));

    /// <summary>A decision as sent by a client.</summary>
    sealed record DecisionBody
    {
        public string Section { get; init; } = "";

        public string Language { get; init; } = "";

        public required DraftChoice Choice { get; init; }

        public string Text { get; init; } = "";
    }
}
