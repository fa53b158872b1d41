namespace Sinan.Cli;

/// <summary>Opens workspaces for commands. Inside a running server it hands out the server's own services.</summary>
public abstract class WorkspaceOpener
{
    public abstract Task<IServiceProvider> OpenAsync(string directory, bool create, CancellationToken cancellationToken);
}
