using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

namespace Sinan.Cli.Serving;

/// <summary>Serves a workspace's pages, jobs and local commands until it is asked to stop.</summary>
public static class ServedWorkspace
{
    /// <summary>Serves and returns the exit code. Any workspace that the command has open is let go first; inside a server that serves it already this only says so.</summary>
    /// <param name="context">The command.</param>
    /// <param name="urls">Addresses to listen on; empty for the default.</param>
    /// <param name="create">Whether to make the workspace when there is none.</param>
    /// <param name="cancellationToken">Stops the server in good order.</param>
    public static async Task<int> RunAsync(CommandContext context, IReadOnlyList<string> urls, bool create, CancellationToken cancellationToken)
    {
        if (context.IsServed)
            return SayServed(context, WorkspaceLock.FindHolder(context.Options.Workspace)?.Url);
        try
        {
            await WhileServingAsync(context, urls.Count > 0 ? urls : [ServerOptions.DefaultUrl], create, server => SayAndWaitAsync(context, server, cancellationToken), cancellationToken);
        }
        catch (ProblemException held) when (held.Problem.Code == "workspace.held" && WorkspaceLock.FindHolder(context.Options.Workspace) is { Url: { } url })
        {
            return SayServed(context, url);
        }

        return 0;
    }

    /// <summary>Does something with a server's services: those of the server that carries this command out, or of one started for it on a free port.</summary>
    /// <exception cref="ServedElsewhereException">A server holds the workspace: the command line passes the whole command on.</exception>
    public static async Task<int> WithServicesAsync(CommandContext context, Func<IServiceProvider, Task> work, CancellationToken cancellationToken)
    {
        // Opening says whether the workspace is there and whose it is.
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        if (context.IsServed)
            await work(services);
        else
            await WhileServingAsync(context, ["http://127.0.0.1:0"], create: false, server => work(server.Services), cancellationToken);
        return 0;
    }

    static async Task WhileServingAsync(CommandContext context, IReadOnlyList<string> urls, bool create, Func<RunningServer, Task> work, CancellationToken cancellationToken)
    {
        await context.CloseWorkspaceAsync();
        var options = new ServerOptions(context.WorkspaceOptions(create), SinanCli.Texts) { Urls = urls, Services = services => services.AddSinanJobRunner() };
        await using var server = await SinanServer.StartAsync(options, cancellationToken);
        await using var commands = CommandSocket.Start(server.Services, server.Url);
        await work(server);
    }

    static async Task SayAndWaitAsync(CommandContext context, RunningServer server, CancellationToken cancellationToken)
    {
        var output = context.Options.Json ? context.Io.Error : context.Io.Out;
        await output.WriteLineAsync(context.Words["cli.serve.ready", Fact.Of("url", server.Url)]);
        if (server.SetUpUrl is { } setUp)
            await output.WriteLineAsync(context.Words["cli.serve.set_up", Fact.Of("url", setUp)]);
        await output.WriteLineAsync(context.Words["cli.serve.stop"]);
        await output.FlushAsync(cancellationToken);
        await server.WaitAsync(cancellationToken);
    }

    static int SayServed(CommandContext context, string? url)
    {
        (context.Options.Json ? context.Io.Error : context.Io.Out).WriteLine(context.Words["cli.serve.already", Fact.Of("url", url ?? "")]);
        return 0;
    }
}
