using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Registers everything that keeps data, over one workspace directory.</summary>
public static class StorageServices
{
    /// <summary>Registers the workspace and its stores. The directory is opened by <see cref="OpenWorkspaceAsync"/>, or else at first use.</summary>
    public static IServiceCollection AddSinanStorage(this IServiceCollection services, WorkspaceOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(provider => Workspace.Open(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkspace>(provider => provider.GetRequiredService<Workspace>());
        return services;
    }

    /// <summary>Takes the workspace and brings its stores up to this program's version. Call once before serving or running a command.</summary>
    /// <exception cref="ProblemException">The workspace is missing, newer than this program, damaged or held by another process.</exception>
    public static Task OpenWorkspaceAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = services.GetRequiredService<Workspace>();
        return Task.CompletedTask;
    }
}
