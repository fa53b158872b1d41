using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class JobTests
{
    static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_runs_in_the_background_and_is_watched_to_its_end()
    {
        await using var workspace = await OpenAsync("Double", (payload, progress, _) =>
        {
            progress.Report(Phrase.Literal("doubling"), 0.5);
            return Task.FromResult<Outcome<JsonElement>>(JsonSerializer.SerializeToElement(payload.GetInt32() * 2));
        });
        var jobs = workspace.Get<IJobs>();
        var stop = await workspace.StartRunnerAsync();

        var id = await jobs.EnqueueAsync("Double", 21, null, Token);
        var last = await LastAsync(jobs, id);
        await stop();

        Assert.Equal((JobState.Done, "42", 1.0, 1), (last.State, last.Result, last.Fraction, last.Attempts));
        Assert.Equal("doubling", last.Doing!.Facts[0].Text);
    }

    [Fact]
    public async Task An_expected_problem_ends_a_job_without_another_try()
    {
        await using var workspace = await OpenAsync("Fail", (_, _, _) =>
            Task.FromResult<Outcome<JsonElement>>(new Problem("collect.no_such_file", ProblemKind.Invalid, Fact.Of("file", "a.csv"))));
        var jobs = workspace.Get<IJobs>();
        var stop = await workspace.StartRunnerAsync();

        var last = await LastAsync(jobs, await jobs.EnqueueAsync("Fail", 0, null, Token));
        await stop();

        Assert.Equal((JobState.Failed, 1), (last.State, last.Attempts));
        Assert.Equal(("collect.no_such_file", "a.csv"), (last.Problem!.Code, last.Problem.Facts[0].Text));
    }

    [Fact]
    public async Task A_job_that_breaks_is_tried_again_after_a_wait_and_given_up_in_the_end()
    {
        var runs = 0;
        await using var workspace = await OpenAsync("Break", (_, _, _) =>
        {
            runs++;
            throw new InvalidOperationException("secret detail");
        });
        var jobs = workspace.Get<IJobs>();
        var table = workspace.Get<JobTable>();
        var execution = workspace.Get<JobExecution>();
        var id = await jobs.EnqueueAsync("Break", 0, null, Token);

        // Waits double from the option's one minute: 1, 2.
        foreach (var wait in new[] { 0, 1, 2 })
        {
            workspace.Clock.Advance(TimeSpan.FromMinutes(wait) - TimeSpan.FromSeconds(wait == 0 ? 0 : 1));
            if (wait > 0)
                Assert.Null(await table.ClaimAsync(Token));
            workspace.Clock.Advance(TimeSpan.FromSeconds(1));
            await execution.RunAsync((await table.ClaimAsync(Token))!, null, mayRetry: true, Token, CancellationToken.None);
        }

        var job = await jobs.FindAsync(id, Token);
        Assert.Equal((JobState.Failed, 3, 3), (job!.State, job.Attempts, runs));
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(job.Problem, EvidenceJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_job_at_a_time_for_each_dedupe_key()
    {
        await using var workspace = await OpenAsync("Ok", (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Empty));
        var jobs = workspace.Get<IJobs>();

        var first = await jobs.EnqueueAsync("Ok", 1, "same", Token);
        Assert.Equal(first, await jobs.EnqueueAsync("Ok", 2, "same", Token));
        Assert.NotEqual(first, await jobs.EnqueueAsync("Ok", 2, "other", Token));
        Assert.NotEqual(first, await jobs.EnqueueAsync("Ok", 2, null, Token));

        Assert.True(await jobs.CancelAsync(first, Token));
        Assert.NotEqual(first, await jobs.EnqueueAsync("Ok", 1, "same", Token));
    }

    [Fact]
    public async Task Many_workers_claim_each_job_once()
    {
        await using var workspace = await OpenAsync("Ok", (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Empty));
        var (jobs, table) = (workspace.Get<IJobs>(), workspace.Get<JobTable>());
        for (var i = 0; i < 30; i++)
            await jobs.EnqueueAsync("Ok", i, null, Token);

        var claimed = new System.Collections.Concurrent.ConcurrentBag<long>();
        await Parallel.ForAsync(0, 40, Token, async (_, token) =>
        {
            if (await table.ClaimAsync(token) is { } row)
                claimed.Add(row.Id);
        });

        Assert.Equal(30, claimed.Count);
        Assert.Equal(30, claimed.Distinct().Count());
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_stops()
    {
        var started = new TaskCompletionSource();
        await using var workspace = await OpenAsync("Wait", async (_, _, token) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Empty;
        });
        var jobs = workspace.Get<IJobs>();
        var waiting = await jobs.EnqueueAsync("Wait", 0, null, Token);
        Assert.True(await jobs.CancelAsync(waiting, Token));
        Assert.Equal(JobState.Cancelled, (await jobs.FindAsync(waiting, Token))!.State);
        Assert.False(await jobs.CancelAsync(waiting, Token));

        var stop = await workspace.StartRunnerAsync();
        var running = await jobs.EnqueueAsync("Wait", 0, null, Token);
        await started.Task.WaitAsync(Token);
        Assert.True(await jobs.CancelAsync(running, Token));
        Assert.Equal(JobState.Cancelled, (await LastAsync(jobs, running)).State);
        await stop();
    }

    [Fact]
    public async Task A_server_that_stops_in_good_order_gives_its_jobs_back_uncounted()
    {
        var started = new TaskCompletionSource();
        await using var workspace = await OpenAsync("Wait", async (_, _, token) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Empty;
        });
        var jobs = workspace.Get<IJobs>();
        var stop = await workspace.StartRunnerAsync();
        var id = await jobs.EnqueueAsync("Wait", 0, null, Token);
        await started.Task.WaitAsync(Token);

        await stop();

        var job = await jobs.FindAsync(id, Token);
        Assert.Equal((JobState.Waiting, 0), (job!.State, job.Attempts));
        Assert.NotNull(await workspace.Get<JobTable>().ClaimAsync(Token));
    }

    [Fact]
    public async Task A_job_whose_owner_fell_silent_is_claimed_by_another_and_the_first_can_no_longer_write()
    {
        await using var workspace = await OpenAsync("Ok", (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Empty));
        var dead = workspace.Get<JobTable>();
        var alive = ActivatorUtilities.CreateInstance<JobTable>(workspace.Services);
        var id = await workspace.Get<IJobs>().EnqueueAsync("Ok", 0, null, Token);
        await dead.ClaimAsync(Token);

        workspace.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await alive.ClaimAsync(Token));
        workspace.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((id, 2), (await alive.ClaimAsync(Token)) is { } row ? (row.Id, row.Attempts) : default);

        Assert.False(await dead.BeatAsync(id, null, 0.9, Token));
        await dead.EndAsync(id, JobState.Done, null, "1", Token);
        Assert.Equal(JobState.Running, (await workspace.Get<IJobs>().FindAsync(id, Token))!.State);
    }

    [Fact]
    public async Task A_job_that_kills_its_program_each_time_is_given_up()
    {
        await using var workspace = await OpenAsync("Ok", (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Empty));
        var table = workspace.Get<JobTable>();
        var id = await workspace.Get<IJobs>().EnqueueAsync("Ok", 0, null, Token);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await table.ClaimAsync(Token));
            workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await workspace.Get<JobExecution>().RunAsync((await table.ClaimAsync(Token))!, null, mayRetry: true, Token, CancellationToken.None);

        var job = await workspace.Get<IJobs>().FindAsync(id, Token);
        Assert.Equal((JobState.Failed, "jobs.gave_up"), (job!.State, job.Problem!.Code));
    }

    [Fact]
    public async Task Running_now_returns_the_answer_and_leaves_the_same_row()
    {
        var seen = new List<double>();
        await using var workspace = await OpenAsync("Double", (payload, progress, _) =>
        {
            progress.Report(Phrase.Literal("doubling"), 0.25);
            return Task.FromResult<Outcome<JsonElement>>(JsonSerializer.SerializeToElement(payload.GetInt32() * 2));
        });
        var jobs = workspace.Get<IJobs>();

        var outcome = await jobs.RunNowAsync("Double", 4, null, new Recorder(seen), Token);

        Assert.Equal(8, outcome.Value.GetInt32());
        Assert.Equal([0.25], seen);
        var row = Assert.Single(await jobs.ListAsync(10, Token));
        Assert.Equal((JobState.Done, "8"), (row.State, row.Result));
        Assert.Equal("jobs.unknown_kind", (await jobs.RunNowAsync("Nothing", 4, null, NoProgress.Instance, Token)).Problem.Code);
    }

    [Fact]
    public async Task Giving_up_a_job_that_runs_now_cancels_its_row()
    {
        using var giveUp = new CancellationTokenSource();
        await using var workspace = await OpenAsync("Wait", async (_, _, token) =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Empty;
        });
        var jobs = workspace.Get<IJobs>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => jobs.RunNowAsync("Wait", 4, null, NoProgress.Instance, giveUp.Token));

        Assert.Equal(JobState.Cancelled, Assert.Single(await jobs.ListAsync(10, Token)).State);
    }

    [Fact]
    public async Task A_schedule_runs_when_due_once_for_all_it_missed_and_is_late_without_success()
    {
        await using var workspace = await OpenAsync("Ok", (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Empty));
        var (schedules, jobs, clock) = (workspace.Get<ISchedules>(), workspace.Get<IJobs>(), workspace.Clock);
        var due = clock.GetUtcNow().AddHours(1);
        var daily = (await schedules.SaveAsync(
            new Schedule(0, "orders", "Ok", Empty, TimeSpan.FromDays(1), TimeSpan.FromHours(2), true, due, due, null, null), Token)).Value;

        Assert.Equal(0, await schedules.RunDueAsync(Token));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await schedules.RunDueAsync(Token));
        Assert.Equal(0, await schedules.RunDueAsync(Token));
        var after = Assert.Single(await schedules.ListAsync(Token));
        // Due at hours 1, 25, 49 of a 72-hour wait: the next is hour 73.
        Assert.Equal((daily.Id, due.AddDays(3), null), (after.Id, after.NextDue, after.LastSuccess));
        Assert.True(after.IsLate(clock.GetUtcNow()));

        var table = workspace.Get<JobTable>();
        await workspace.Get<JobExecution>().RunAsync((await table.ClaimAsync(Token))!, null, mayRetry: true, Token, CancellationToken.None);
        after = Assert.Single(await schedules.ListAsync(Token));
        Assert.False(after.IsLate(clock.GetUtcNow()));
        Assert.False(after.IsLate(after.NextDue.AddHours(2)));
        Assert.True(after.IsLate(after.NextDue.AddHours(2).AddSeconds(1)));

        Assert.Equal("schedules.too_often", (await schedules.SaveAsync(after with { Every = TimeSpan.FromSeconds(5) }, Token)).Problem.Code);
        Assert.True(await schedules.RemoveAsync(after.Id, Token));
        Assert.Empty(await schedules.ListAsync(Token));
    }

    static Task<TestWorkspace> OpenAsync(string kind, Func<JsonElement, IProgressSink, CancellationToken, Task<Outcome<JsonElement>>> run) =>
        TestWorkspace.OpenAsync(services => services.AddScoped<IJobHandler>(_ => new TestHandler(kind, run)));

    static async Task<Job> LastAsync(IJobs jobs, long id)
    {
        Job? last = null;
        await foreach (var job in jobs.WatchAsync(id, Token))
            last = job;
        return last!;
    }

    sealed class Recorder(List<double> seen) : IProgressSink
    {
        public void Report(Phrase doing, double fraction) => seen.Add(fraction);
    }
}
