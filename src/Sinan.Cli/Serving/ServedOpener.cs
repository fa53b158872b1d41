using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli.Serving;

/// <summary>Opens workspaces for a command that a server carries out: its own workspace is open already, others are opened for the command alone.</summary>
/// <param name="services">The server's services.</param>
/// <param name="workspace">The server's workspace as the caller names it (perhaps through a link).</param>
public sealed class ServedOpener(IServiceProvider services, string workspace) : WorkspaceOpener
{
    readonly StandaloneOpener others = new();

    public override bool IsServed(string directory) => directory == workspace || directory == services.GetRequiredService<Workspace>().Root;

    public override async Task<IServiceProvider> OpenAsync(WorkspaceOptions options, CancellationToken cancellationToken)
    {
        if (!IsServed(options.Directory))
            return await others.OpenAsync(options, cancellationToken);
        // A command sees every event that was acknowledged before it began.
        await services.GetRequiredService<IEventIntake>().DrainAsync(cancellationToken);
        return services;
    }

    public override ValueTask CloseAsync(string directory) => IsServed(directory) ? ValueTask.CompletedTask : others.CloseAsync(directory);

    public override ValueTask DisposeAsync() => others.DisposeAsync();
}
