using System.CommandLine;
using Sinan.Cli.Serving;

namespace Sinan.Cli.Commands.Workspace;

static class ServeCommand
{
    public static Command Create(CommandShell shell)
    {
        var urls = new Option<string[]>("--urls") { HelpName = "URL", Description = shell.Words["cli.serve.urls"], AllowMultipleArgumentsPerToken = true };
        return shell.Verb(
            "serve", "cli.serve",
            (context, parsed, cancellationToken) => ServedWorkspace.RunAsync(
                context, [.. (parsed.GetValue(urls) ?? []).SelectMany(url => url.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))], create: true, cancellationToken),
            urls);
    }
}
