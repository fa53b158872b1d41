using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Pages;

namespace Sinan.Web.Errors;

/// <summary>The edge: whatever fails inside becomes one calm page or ProblemDetails; the details go to the log and never to a person.</summary>
sealed partial class FailureAnswers(RequestDelegate next, ILogger<FailureAnswers> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader left: nobody waits for an answer.
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, ProblemOf(context, failure), (failure as BadHttpRequestException)?.StatusCode);
            return;
        }

        if (!context.Response.HasStarted && context.Response is { ContentLength: null, ContentType: null } && ProblemOf(context.Response.StatusCode) is { } problem)
            await AnswerAsync(context, problem, context.Response.StatusCode);
    }

    Problem ProblemOf(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case ProblemException expected:
                return expected.Problem;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return WebProblems.TooLarge;
            case BadHttpRequestException or Microsoft.AspNetCore.Antiforgery.AntiforgeryValidationException:
                return WebProblems.BadRequest;
            default:
                Unexpected(log, failure, context.Request.Method, context.Request.Path, context.TraceIdentifier);
                return WebProblems.Unexpected(context.TraceIdentifier);
        }
    }

    static Problem? ProblemOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => WebProblems.BadRequest,
        StatusCodes.Status403Forbidden => WebProblems.NotAllowed,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => WebProblems.NotFound,
        StatusCodes.Status413PayloadTooLarge => WebProblems.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => WebProblems.BadRequest,
        _ => null,
    };

    static async Task AnswerAsync(HttpContext context, Problem problem, int? status)
    {
        status ??= problem.HttpStatus;
        if (!context.WantsPage())
        {
            await context.AnswerAsync(problem, status);
            return;
        }

        context.Response.StatusCode = status.Value;
        // A page that found nothing has used up its renderer and left this header: the answer is rendered in a scope of its own.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        await using var scope = context.RequestServices.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await new RazorComponentResult<ProblemPage>(new { Problem = problem }) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(context);
    }

    [LoggerMessage(9001, LogLevel.Error, "Unexpected failure of {Method} {Path} ({Trace})")]
    static partial void Unexpected(ILogger log, Exception failure, string method, string path, string trace);
}
