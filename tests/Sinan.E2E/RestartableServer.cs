using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

namespace Sinan.E2E;

/// <summary>A server over an empty workspace that can be stopped and started again at the same address.</summary>
sealed class RestartableServer : IAsyncDisposable
{
    readonly string directory = Path.Combine(Path.GetTempPath(), "sinan-clients-" + Guid.NewGuid().ToString("n"));
    readonly int port = FreePort();
    RunningServer server = null!;

    public string Url => server.Url;

    public IServiceProvider Services => server.Services;

    public static async Task<RestartableServer> StartAsync()
    {
        var fresh = new RestartableServer();
        await fresh.OpenAsync();
        return fresh;
    }

    /// <summary>Stops the server, leaves clients without one for a while, and starts it again.</summary>
    public async Task RestartAsync(TimeSpan away)
    {
        await server.DisposeAsync();
        await Task.Delay(away);
        await OpenAsync();
    }

    public async Task<string> TokenAsync() => (await Services.GetRequiredService<IApiKeys>().IssueAsync("clients", [Permissions.Capture], default)).Value.Secret;

    /// <summary>The first number of a statement, after all that arrived has reached the record.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await Services.GetRequiredService<IEventIntake>().DrainAsync(default);
        return long.Parse((await Services.GetRequiredService<IEventRecord>().QueryAsync(sql, 1, default)).Rows[0][0]!, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until a count is reached; the last count when it never is.</summary>
    public async Task<long> WaitAsync(string sql, long wanted, TimeSpan most)
    {
        var count = 0L;
        for (var waited = TimeSpan.Zero; waited < most && (count = await CountAsync(sql)) < wanted; waited += TimeSpan.FromMilliseconds(200))
            await Task.Delay(200);
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    async Task OpenAsync() => server = await SinanServer.StartAsync(
        new ServerOptions(new WorkspaceOptions(Path.Combine(directory, "workspace")) { Create = true }, SinanCli.Texts) { Urls = [$"http://127.0.0.1:{port}"] }, default);

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
