using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Shared;

/// <summary>Turns outcomes into answers of the HTTP API: the value as snake-case JSON, or the problem as ProblemDetails in the caller's language.</summary>
public static class OutcomeResults
{
    /// <summary>Use at the end of an endpoint: <c>(await handler.HandleAsync(request, cancellationToken)).ToResult()</c>.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, int status = StatusCodes.Status200OK) =>
        outcome.IsOk ? new JsonAnswer<T>(outcome.Value, status) : new ProblemAnswer(outcome.Problem);

    /// <summary>The problem as an answer.</summary>
    public static IResult ToResult(this Problem problem) => new ProblemAnswer(problem);

    /// <summary>Writes a problem as the answer to a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">What went wrong.</param>
    /// <param name="status">HTTP status; the problem's own when null.</param>
    public static Task AnswerAsync(this HttpContext context, Problem problem, int? status = null)
    {
        var words = context.RequestServices.GetRequiredService<Localizer>();
        context.Response.StatusCode = status ?? problem.HttpStatus;
        if (problem.Kind == ProblemKind.Busy)
            context.Response.Headers.RetryAfter = string.Create(CultureInfo.InvariantCulture, $"{problem.Facts.FirstOrDefault(f => f.Name == "wait")?.Number ?? 1:0}");
        var details = new ProblemDetails
        {
            Status = context.Response.StatusCode,
            Type = "urn:sinan:problem:" + problem.Code,
            Title = words.Write(problem.Phrase),
        };
        details.Extensions["code"] = problem.Code;
        return context.Response.WriteAsJsonAsync(details, JsonSerializerOptions.Web, "application/problem+json; charset=utf-8", context.RequestAborted);
    }

    sealed class JsonAnswer<T>(T value, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            return httpContext.Response.WriteAsJsonAsync(value, EvidenceJson.Options, "application/json; charset=utf-8", httpContext.RequestAborted);
        }
    }

    sealed class ProblemAnswer(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.AnswerAsync(problem);
    }
}
