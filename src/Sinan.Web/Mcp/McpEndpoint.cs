using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Sinan.Kernel;
using Sinan.Web.Errors;
using Sinan.Web.Words;
using Sinan.Stages.Shared;

namespace Sinan.Web.Mcp;

/// <summary>POST /mcp: the protocol's streamable HTTP transport without sessions, so that any node can answer any request.</summary>
static class McpEndpoint
{
    public static void MapMcp(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/mcp", AnswerAsync).ExcludeFromDescription().RequireAuthorization(Permissions.Read);

    static async Task AnswerAsync(HttpContext context, McpQuestions questions, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, cancellationToken) is not { } message)
        {
            await context.AnswerAsync(WebProblems.BadRequest);
            return;
        }

        await using var transport = new StreamableHttpServerTransport(loggers) { Stateless = true };
        await using var server = McpServer.Create(transport, questions.For(context.User, ReaderWords.LanguageOf(context.Request)), loggers, context.RequestServices);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = server.RunAsync(stop.Token);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        if (!await transport.HandlePostRequestAsync(message, context.Response.Body, cancellationToken))
        {
            // A notification: heard, nothing to say.
            context.Response.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }

        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    static async Task<JsonRpcMessage?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
