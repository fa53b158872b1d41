using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using Sinan.Kernel;
using Sinan.Web.Security;

namespace Sinan.Web.Mcp;

/// <summary>The protocol over two streams: for an assistant that starts the program and talks through its standard input and output.</summary>
public static class McpConversation
{
    /// <summary>Answers until the input ends.</summary>
    /// <param name="services">Of the running server.</param>
    /// <param name="input">One JSON-RPC message a line.</param>
    /// <param name="output">Answers, one a line.</param>
    /// <param name="lang">Language of descriptions and answers.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    public static async Task RunAsync(IServiceProvider services, Stream input, Stream output, Lang lang, CancellationToken cancellationToken)
    {
        var loggers = services.GetRequiredService<ILoggerFactory>();
        // Whoever may open the workspace's directory may read all of it.
        var owner = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claims.Permission, Permissions.Read)], "local"));
        var options = services.GetRequiredService<McpQuestions>().For(owner, lang);
        await using var transport = new StreamServerTransport(input, output, options.ServerInfo?.Name, loggers);
        await using var server = McpServer.Create(transport, options, loggers, services);
        await server.RunAsync(cancellationToken);
    }
}
