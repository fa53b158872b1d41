using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.KeepAdvice;

static class KeepAdviceEndpoint
{
    static readonly Problem bad = new("decide.advice.figure", ProblemKind.Invalid);

    /// <summary>PUT alternatives/answers {need, answers: {question: yes|partly|no|unknown}}; PUT alternatives/figures {need, way, figure, value: {value, low, high}}; PUT prices {code, value}: a null value takes it back.</summary>
    public static void MapKeepAdvice(this RouteGroupBuilder api)
    {
        api.MapPut("/alternatives/answers", async (HttpRequest request, KeepAdviceHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                await JsonBody.ReadAsync<AnswersBody>(request, cancellationToken) is { } body
                    ? (await handler.AnswerAsync(body.Need, body.Answers, Actor(user), cancellationToken)).ToResult() : bad.ToResult())
            .RequireAuthorization(Permissions.Write).WithName("AnswerSuitability");
        api.MapPut("/alternatives/figures", async (HttpRequest request, KeepAdviceHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                await JsonBody.ReadAsync<FigureBody>(request, cancellationToken) is { } body
                    ? (await handler.EnterAsync(body.Need, body.Way, body.Figure, body.Value, Actor(user), cancellationToken)).ToResult() : bad.ToResult())
            .RequireAuthorization(Permissions.Write).WithName("EnterFigure");
        api.MapPut("/prices", async (HttpRequest request, KeepAdviceHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                await JsonBody.ReadAsync<PriceBody>(request, cancellationToken) is { } body
                    ? (await handler.PriceAsync(body.Code, body.Value, Actor(user), cancellationToken)).ToResult() : bad.ToResult())
            .RequireAuthorization(Permissions.Write).WithName("EnterPrice");
    }

    static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "key";
}
