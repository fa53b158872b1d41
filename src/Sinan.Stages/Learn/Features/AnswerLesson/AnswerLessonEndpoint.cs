using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.AnswerLesson;

static class AnswerLessonEndpoint
{
    /// <summary>PUT /api/v1/learn/lessons/{id}/answer {choice: a | b | c}: by the account that is logged in.</summary>
    public static void MapAnswerLesson(this RouteGroupBuilder api) => api
        .MapPut("/lessons/{id}/answer", (string id, HttpRequest request, AnswerLessonHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) => LearnDesk.AnswerAsync<AnswerBody, LessonVerdict>(
            request, body => handler.HandleAsync(new AnswerLesson(user.AccountId(), id, body.Choice), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(AnswerLesson));

    /// <summary>An answer as sent by a client.</summary>
    sealed record AnswerBody(string Choice = "");
}
