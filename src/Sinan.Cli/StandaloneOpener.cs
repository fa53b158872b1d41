using Sinan.Cli.Serving;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>Opens workspaces in this process, each once, and lets them go when the command ends.</summary>
public sealed class StandaloneOpener : WorkspaceOpener
{
    readonly Dictionary<string, ServiceProvider> open = new(StringComparer.Ordinal);

    public override async Task<IServiceProvider> OpenAsync(WorkspaceOptions options, CancellationToken cancellationToken)
    {
        var directory = options.Directory;
        if (open.TryGetValue(directory, out var known))
            return known;
        var services = new ServiceCollection();
        services.AddSinanStorage(options);
        services.AddSinanStages();
        services.AddSingleton(SinanCli.Texts);
        services.AddLogging(AddLog);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        try
        {
            await provider.OpenWorkspaceAsync(cancellationToken);
            // What a killed server acknowledged counts in every answer.
            await provider.GetRequiredService<IEventIntake>().DrainAsync(cancellationToken);
        }
        catch (ProblemException held) when (held.Problem.Code == "workspace.held" && WorkspaceLock.FindHolder(directory) is { Socket: not null, Token: not null } holder)
        {
            await provider.DisposeAsync();
            throw new ServedElsewhereException(directory, holder);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        return open[directory] = provider;
    }

    /// <summary>Nothing by default: people get problems in words. With SINAN_DEBUG set, developers get the rest on stderr.</summary>
    static void AddLog(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        if (Environment.GetEnvironmentVariable("SINAN_DEBUG") is { Length: > 0 })
            logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    public override async ValueTask CloseAsync(string directory)
    {
        if (open.Remove(directory, out var provider))
            await provider.DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var provider in open.Values)
            await provider.DisposeAsync();
        open.Clear();
    }
}
