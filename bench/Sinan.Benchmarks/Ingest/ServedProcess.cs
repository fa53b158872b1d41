using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Storage.Intake;

namespace Sinan.Benchmarks.Ingest;

/// <summary>A server as people start it, in a process of its own over a workspace of its own, on the loopback address.</summary>
sealed class ServedProcess : IDisposable
{
    readonly Process process;

    ServedProcess(Process process, IPEndPoint address) => (this.process, Address) = (process, address);

    public IPEndPoint Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Makes a workspace and the token of its project.</summary>
    public static Task<string> PrepareAsync(string workspace) => KeyAsync(workspace, Permissions.Capture);

    /// <summary>Makes a key with which pages may be read.</summary>
    public static Task<string> ReaderKeyAsync(string workspace) => KeyAsync(workspace, Permissions.Read);

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <returns>The server, and how long it took.</returns>
    public static async Task<(ServedProcess Server, TimeSpan Start)> StartAsync(string workspace)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "../../Sinan.Cli/release/sinan")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["serve", "--workspace", workspace, "--urls", $"http://{address}"])
            start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                if ((await client.GetAsync($"http://{address}/healthz/live")).IsSuccessStatusCode)
                    return (new ServedProcess(process, address), Stopwatch.GetElapsedTime(started));
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Opens the workspace without a server, moves what waits into the record, and answers one statement.</summary>
    public static async Task<string?[]> AskAsync(string workspace, string sql)
    {
        await using var services = Services(workspace);
        await services.OpenWorkspaceAsync(CancellationToken.None);
        await services.GetRequiredService<IEventIntake>().DrainAsync(CancellationToken.None);
        return [.. (await services.GetRequiredService<IEventRecord>().QueryAsync(sql, 1, CancellationToken.None)).Rows[0]];
    }

    /// <summary>Makes a key with these scopes.</summary>
    public static async Task<string> KeyAsync(string workspace, params string[] scopes)
    {
        await using var services = Services(workspace);
        await services.OpenWorkspaceAsync(CancellationToken.None);
        return (await services.GetRequiredService<IApiKeys>().IssueAsync("benchmark", [.. scopes], CancellationToken.None)).Value.Secret;
    }

    /// <summary>The stores of a workspace that no server holds.</summary>
    public static ServiceProvider Services(string workspace) =>
        new ServiceCollection().AddSinanStorage(new WorkspaceOptions(workspace) { Create = true }).BuildServiceProvider();

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
