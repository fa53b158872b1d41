using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Sinan.Web;

/// <summary>A server that listens. Disposing stops it and lets the workspace go.</summary>
/// <param name="app">The application.</param>
/// <param name="url">First address, with its real port.</param>
/// <param name="setUpUrl">One-time link for the first admin; null once somebody can log in.</param>
public sealed class RunningServer(WebApplication app, string url, string? setUpUrl) : IAsyncDisposable
{
    public string Url { get; } = url;

    public string? SetUpUrl { get; } = setUpUrl;

    public IServiceProvider Services => app.Services;

    /// <summary>Ends when the server is asked to stop (signal or <paramref name="cancellationToken"/>).</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
