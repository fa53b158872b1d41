using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

/// <summary>A clock whose wall time the test moves; timers run as always.</summary>
public sealed class ManualClock : TimeProvider
{
    DateTimeOffset now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}

/// <summary>A fresh workspace with its services, gone after the test.</summary>
public sealed class TestWorkspace : IAsyncDisposable
{
    readonly TemporaryDirectory? directory;
    readonly ServiceProvider services;

    TestWorkspace(TemporaryDirectory? directory, ServiceProvider services) => (this.directory, this.services) = (directory, services);

    public ManualClock Clock { get; private init; } = new();

    public IServiceProvider Services => services;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static Task<TestWorkspace> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var directory = new TemporaryDirectory();
        return OpenAsync(directory.Path, more, directory);
    }

    /// <summary>Opens (and makes) the workspace in a directory that the caller cleans up.</summary>
    public static async Task<TestWorkspace> OpenAsync(string path, Action<IServiceCollection>? more, TemporaryDirectory? owned = null)
    {
        var clock = new ManualClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new JobOptions { ProgressEvery = TimeSpan.FromMilliseconds(10), LookEvery = TimeSpan.FromMilliseconds(20), BackOff = TimeSpan.FromMinutes(1) });
        services.AddSinanStorage(new WorkspaceOptions(path) { Create = true });
        more?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.OpenWorkspaceAsync(CancellationToken.None);
        return new TestWorkspace(owned, provider) { Clock = clock };
    }

    /// <summary>Starts the background workers; the returned action stops them in good order.</summary>
    public async Task<Func<Task>> StartRunnerAsync()
    {
        var runner = ActivatorUtilities.CreateInstance<JobRunner>(services);
        await runner.StartAsync(CancellationToken.None);
        return async () =>
        {
            await runner.StopAsync(CancellationToken.None);
            runner.Dispose();
        };
    }

    public async ValueTask DisposeAsync()
    {
        services.GetRequiredService<SinanDatabase>().Close();
        await services.DisposeAsync();
        directory?.Dispose();
    }
}

/// <summary>A job handler written in the test.</summary>
public sealed class TestHandler(string kind, Func<System.Text.Json.JsonElement, IProgressSink, CancellationToken, Task<Outcome<System.Text.Json.JsonElement>>> run) : IJobHandler
{
    public string Kind => kind;

    public Task<Outcome<System.Text.Json.JsonElement>> RunAsync(System.Text.Json.JsonElement payload, IProgressSink progress, CancellationToken cancellationToken) =>
        run(payload, progress, cancellationToken);
}
