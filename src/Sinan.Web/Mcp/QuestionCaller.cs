using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Words;

namespace Sinan.Web.Mcp;

/// <summary>Asks the route behind a tool, in this process, in a scope of its own.</summary>
sealed class QuestionCaller(IServiceScopeFactory scopes, IHttpContextAccessor accessor)
{
    /// <param name="tool">What is asked.</param>
    /// <param name="arguments">Values by parameter name.</param>
    /// <param name="asker">Whose rights count; already checked for reading.</param>
    /// <param name="lang">Language of the words in the answer.</param>
    /// <param name="cancellationToken">The asker went away.</param>
    /// <returns>The JSON that the API would answer, marked as an error when it is a problem.</returns>
    public async Task<CallToolResult> AskAsync(
        QuestionTool tool, IDictionary<string, JsonElement>? arguments, ClaimsPrincipal asker, Lang lang, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = asker, RequestAborted = cancellationToken };
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.Cookie = $"{ReaderWords.LanguageCookie}={lang.Code}";
        context.Response.Body = body;
        context.SetEndpoint(tool.Endpoint);
        Fill(context, tool, arguments);
        // The words of the scope follow the language of the request that this context stands for.
        var outer = accessor.HttpContext;
        accessor.HttpContext = context;
        try
        {
            await tool.Endpoint.RequestDelegate!(context);
        }
        catch (ProblemException expected)
        {
            await context.AnswerAsync(expected.Problem);
        }
        finally
        {
            accessor.HttpContext = outer;
        }

        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length) }],
            IsError = context.Response.StatusCode >= StatusCodes.Status400BadRequest,
        };
    }

    static void Fill(DefaultHttpContext context, QuestionTool tool, IDictionary<string, JsonElement>? arguments)
    {
        var inPath = tool.Endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var query = new QueryString();
        foreach (var name in tool.Parameters)
        {
            if (arguments is null || !arguments.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (inPath.Contains(name))
                context.Request.RouteValues[name] = text;
            else
                query = query.Add(name, text);
        }

        context.Request.QueryString = query;
        context.Request.Path = string.Create(CultureInfo.InvariantCulture, $"/{tool.Endpoint.RoutePattern.RawText?.TrimStart('/')}");
    }
}
