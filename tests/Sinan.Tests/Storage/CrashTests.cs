using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class CrashTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Two_processes_cannot_hold_one_workspace_and_a_killed_one_lets_it_go()
    {
        using var child = await ChildProcess.StartAsync("hold", directory.Path, Token);

        var held = Assert.Throws<ProblemException>(Open).Problem;
        Assert.Equal(("workspace.held", child.Id.ToString()), (held.Code, held.Facts.Single(f => f.Name == "process").Text));
        Assert.Equal(child.Id, WorkspaceLock.FindHolder(directory.Path)!.Process);

        await child.KillAsync();
        Assert.Null(WorkspaceLock.FindHolder(directory.Path));
        Open().Dispose();
    }

    [Fact]
    public async Task A_job_whose_program_is_killed_is_taken_up_by_the_next_one()
    {
        using (var child = await ChildProcess.StartAsync("job", directory.Path, Token))
            await child.KillAsync();

        await using var workspace = await TestWorkspace.OpenAsync(directory.Path, services => services.AddScoped<IJobHandler>(_ => new TestHandler(
            "Slow", (payload, _, _) => Task.FromResult<Outcome<JsonElement>>(JsonSerializer.SerializeToElement(payload.GetString() + " done")))));
        var jobs = workspace.Get<IJobs>();
        var job = Assert.Single(await jobs.ListAsync(10, Token));
        Assert.Equal((JobState.Running, 1), (job.State, job.Attempts));

        workspace.Clock.Advance(TimeSpan.FromSeconds(31));
        var stop = await workspace.StartRunnerAsync();
        await foreach (var state in jobs.WatchAsync(job.Id, Token))
            job = state;
        await stop();

        Assert.Equal((JobState.Done, 2, "\"payload done\""), (job.State, job.Attempts, job.Result));
    }

    Workspace Open() => Workspace.Open(new WorkspaceOptions(directory.Path) { Create = true }, TimeProvider.System);
}
