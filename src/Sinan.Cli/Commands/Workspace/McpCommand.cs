using System.CommandLine;
using Sinan.Cli.Serving;
using Sinan.Web.Mcp;

namespace Sinan.Cli.Commands.Workspace;

/// <summary><c>sinan mcp</c>: an assistant starts this program and asks over its standard input and output.</summary>
static class McpCommand
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "mcp", "cli.mcp",
        (context, _, cancellationToken) => ServedWorkspace.WithServicesAsync(
            context,
            async services =>
            {
                await using var output = new TextStream(context.Io.Out);
                await McpConversation.RunAsync(services, context.Io.In, output, context.Words.Lang, cancellationToken);
            },
            cancellationToken));
}
