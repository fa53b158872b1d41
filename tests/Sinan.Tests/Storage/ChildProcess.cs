using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

namespace Sinan.Tests.Storage;

/// <summary>A second process for tests of locks and crashes: this test program, started again in a role.</summary>
public sealed class ChildProcess : IDisposable
{
    const string RoleVariable = "SINAN_TEST_CHILD";
    const string DirectoryVariable = "SINAN_TEST_DIRECTORY";

    readonly Process process;

    ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Starts a child and waits until it says that it is ready.</summary>
    public static async Task<ChildProcess> StartAsync(string role, string directory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under `dotnet test` the process is the test executable itself; under the SDK's host its assembly is the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[RoleVariable] = role;
        start.Environment[DirectoryVariable] = directory;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "ready")
                return new ChildProcess(process);
        }

        throw new InvalidOperationException($"The child '{role}' ended before it was ready.");
    }

    /// <summary>Ends the child at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>Plays the role that a test gave this process; false when it is the tests' own process.</summary>
    internal static async Task<bool> PlayRoleAsync()
    {
        if (Environment.GetEnvironmentVariable(RoleVariable) is not { Length: > 0 } role)
            return false;
        await RunAsync(role, Environment.GetEnvironmentVariable(DirectoryVariable)!);
        return true;
    }

    static async Task RunAsync(string role, string directory)
    {
        switch (role)
        {
            case "hold":
                using (Workspace.Open(new WorkspaceOptions(directory) { Create = true }, TimeProvider.System))
                    await ReadyAsync();
                break;
            case "serve":
                var server = await SinanServer.StartAsync(
                    new ServerOptions(new WorkspaceOptions(directory) { Create = true }, SinanCli.Texts) { Urls = ["http://127.0.0.1:0"] }, CancellationToken.None);
                await File.WriteAllTextAsync(directory + ".url", server.Url);
                await ReadyAsync();
                break;
            case "job":
                var isRunning = new TaskCompletionSource();
                var workspace = await TestWorkspace.OpenAsync(directory, services => services.AddScoped<IJobHandler>(_ => new TestHandler("Slow", async (_, progress, token) =>
                {
                    progress.Report(Phrase.Literal("first half"), 0.5);
                    isRunning.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    return JsonSerializer.SerializeToElement("never");
                })));
                await workspace.Get<IJobs>().EnqueueAsync("Slow", "payload", "slow", CancellationToken.None);
                await workspace.StartRunnerAsync();
                await isRunning.Task;
                await ReadyAsync();
                break;
        }
    }

    static async Task ReadyAsync()
    {
        await Console.Out.WriteLineAsync("ready");
        await Console.Out.FlushAsync();
        await Task.Delay(Timeout.Infinite);
    }
}
