using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>Opens workspaces for commands. Inside a running server it hands out the server's own services.</summary>
public abstract class WorkspaceOpener : IAsyncDisposable
{
    /// <summary>The services of a workspace, opened on the first call.</summary>
    /// <exception cref="Sinan.Kernel.ProblemException">The workspace is missing, newer than this program or held by another command.</exception>
    /// <exception cref="Serving.ServedElsewhereException">A server holds it: the command line passes the whole command on.</exception>
    public abstract Task<IServiceProvider> OpenAsync(WorkspaceOptions options, CancellationToken cancellationToken);

    /// <summary>Whether this process is the server of that workspace.</summary>
    public virtual bool IsServed(string directory) => false;

    /// <summary>Lets a workspace go before the command ends, so that a server can take it. Does nothing when it is not open or is served.</summary>
    public abstract ValueTask CloseAsync(string directory);

    public abstract ValueTask DisposeAsync();
}
