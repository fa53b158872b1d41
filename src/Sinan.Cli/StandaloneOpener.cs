using Sinan.Stages;
using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>Opens workspaces in this process, each once, and lets them go when the command ends.</summary>
public sealed class StandaloneOpener : WorkspaceOpener, IAsyncDisposable
{
    readonly Dictionary<string, ServiceProvider> open = new(StringComparer.Ordinal);

    public override async Task<IServiceProvider> OpenAsync(string directory, bool create, CancellationToken cancellationToken)
    {
        if (open.TryGetValue(directory, out var known))
            return known;
        var services = new ServiceCollection();
        services.AddSinanStorage(new WorkspaceOptions(directory) { Create = create });
        services.AddSinanStages();
        services.AddSingleton(SinanCli.Texts);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        try
        {
            await provider.OpenWorkspaceAsync(cancellationToken);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        return open[directory] = provider;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in open.Values)
            await provider.DisposeAsync();
    }
}
