using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

/// <summary>Payloads with secrets, in schedules and in jobs.</summary>
public sealed class SealedJobTests : IDisposable
{
    const string Kind = "Fetch", Other = "Tidy", Secret = "correct-horse-battery-staple", Plain = "plain-words-of-others";

    static readonly Problem Unreachable = new("test.unreachable", ProblemKind.Failed, Fact.Of("source", "https://feeds.example.org/a?token=" + Secret));

    readonly TemporaryDirectory directory = new();
    readonly List<string> ran = [];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Database_log_and_backup_hold_cipher_text_and_the_job_gets_what_was_saved()
    {
        var file = directory.Of("a.backup");
        await using (var workspace = await OpenAsync())
        {
            await SaveAsync(workspace, "feed", Kind, Secret);
            await SaveAsync(workspace, "rest", Other, Plain);
            Assert.Equal(2, await workspace.Get<ISchedules>().RunDueAsync(Token));
            await workspace.Get<IJobs>().EnqueueAsync(Kind, new { word = Secret }, null, Token);

            Assert.True((await workspace.Get<IBackups>().WriteAsync(file, NoProgress.Instance, Token)).IsOk);
            Assert.True(StoredBytes.DatabaseHolds(directory.Of("workspace"), Plain));
            Assert.False(StoredBytes.DatabaseHolds(directory.Of("workspace"), Secret));
            Assert.Equal([Secret, Plain], (await workspace.Get<ISchedules>().ListAsync(Token)).Select(Word));
            await RunAllAsync(workspace);
        }

        Assert.Equal([Secret, Plain, Secret], ran);
        StoredBytes.AssertNowhere(directory.Of("workspace"), Secret);
        ZipFile.ExtractToDirectory(file, directory.Of("unpacked"));
        Assert.True(StoredBytes.DatabaseHolds(directory.Of("unpacked"), Plain));
        StoredBytes.AssertNowhere(directory.Of("unpacked"), Secret);
    }

    [Fact]
    public async Task One_that_runs_at_once_and_one_of_a_dedupe_key_are_sealed_too()
    {
        await using var workspace = await OpenAsync();
        var jobs = workspace.Get<IJobs>();

        Assert.True((await jobs.RunNowAsync(Kind, new { word = Secret }, null, NoProgress.Instance, Token)).IsOk);
        var first = await jobs.EnqueueAsync(Kind, new { word = Secret }, "same", Token);
        Assert.Equal(first, await jobs.EnqueueAsync(Kind, new { word = Secret }, "same", Token));

        Assert.Equal([Secret], ran);
        var stored = await StoredAsync(workspace);
        Assert.Equal(2, stored.Distinct().Count());
        Assert.All(stored, payload => Assert.StartsWith("\"sealed:", payload, StringComparison.Ordinal));
    }

    // RFC 5869 and SP 800-38D as .NET has them, put together as the documentation of the format says.
    [Fact]
    public async Task The_stored_form_is_that_of_settings_with_the_kind_authenticated_along()
    {
        await using var workspace = await OpenAsync();
        await workspace.Get<IJobs>().EnqueueAsync(Kind, new { word = Secret }, null, Token);

        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromHexString(File.ReadAllText(directory.Of("workspace.key")).Trim()), 32, [], "sinan sealed settings"u8.ToArray());
        var stored = Convert.FromBase64String(Assert.Single(await StoredAsync(workspace)).Trim('"')["sealed:".Length..]);
        var text = new byte[stored.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(stored.AsSpan(0, 12), stored.AsSpan(28), stored.AsSpan(12, 16), text, Encoding.UTF8.GetBytes("job " + Kind));
        Assert.Equal($$"""{"word":"{{Secret}}"}""", Encoding.UTF8.GetString(text));
    }

    [Fact]
    public async Task What_was_stored_in_clear_is_sealed_at_the_next_start_and_wiped_from_the_file()
    {
        await StoreInClearAsync();
        Assert.True(StoredBytes.DatabaseHolds(directory.Of("workspace"), Secret));

        long failed;
        await using (var after = await OpenAsync())
        {
            failed = (await after.Get<IJobs>().ListAsync(10, Token)).Single(job => job.State == JobState.Failed).Id;
            Assert.Equal("https://feeds.example.org/a?token=…", (await after.Get<IJobs>().FindAsync(failed, Token))!.Problem!.Facts[0].Text);
            Assert.Equal([Secret, Plain], (await after.Get<ISchedules>().ListAsync(Token)).Select(Word));
            await RunAllAsync(after);
        }

        Assert.Equal([Secret], ran);
        StoredBytes.AssertNowhere(directory.Of("workspace"), Secret);
        Assert.True(StoredBytes.DatabaseHolds(directory.Of("workspace"), Plain));
    }

    [Fact]
    public async Task Without_the_key_file_the_others_run_on_and_nothing_is_lost()
    {
        await using (var before = await OpenAsync())
        {
            await SaveAsync(before, "feed", Kind, Secret);
            await SaveAsync(before, "rest", Other, Plain);
        }

        File.Move(directory.Of("workspace.key"), directory.Of("away.key"));
        await using (var keyless = await OpenAsync())
        {
            var (schedules, jobs) = (keyless.Get<ISchedules>(), keyless.Get<IJobs>());
            var listed = await schedules.ListAsync(Token);
            Assert.Equal(["workspace.key_missing", null], listed.Select(schedule => schedule.Unreadable?.Code));
            Assert.Equal(Plain, Word(listed[1]));

            Assert.Equal(2, await schedules.RunDueAsync(Token));
            await RunAllAsync(keyless);
            Assert.Equal([Plain], ran);
            Assert.Equal(["workspace.key_missing", null], (await jobs.ListAsync(10, Token)).OrderBy(job => job.Id).Select(job => job.Problem?.Code));

            Assert.Equal("workspace.key_missing", (await Assert.ThrowsAsync<ProblemException>(() => jobs.EnqueueAsync(Kind, new { word = "new" }, null, Token))).Problem.Code);
            await Assert.ThrowsAsync<ProblemException>(() => jobs.RunNowAsync(Kind, new { word = "new" }, null, NoProgress.Instance, Token));
            Assert.Equal("workspace.key_missing", (await schedules.SaveAsync(listed[1] with { Id = 0, Name = "new", JobKind = Kind }, Token)).Problem.Code);
            Assert.True((await schedules.SaveAsync(listed[0] with { IsEnabled = false }, Token)).IsOk);
        }

        File.Move(directory.Of("away.key"), directory.Of("workspace.key"));
        await using var again = await OpenAsync();
        var kept = await again.Get<ISchedules>().ListAsync(Token);
        Assert.Equal([(Secret, false), (Plain, true)], kept.Select(schedule => (Word(schedule), schedule.IsEnabled)));
    }

    [Fact]
    public async Task Without_the_key_file_old_secrets_stay_readable_and_are_not_written_in_clear_again()
    {
        await StoreInClearAsync();
        File.Delete(directory.Of("workspace.key"));

        await using var keyless = await OpenAsync();
        var schedules = keyless.Get<ISchedules>();
        var before = (await StoredAsync(keyless)).Count;

        Assert.Equal([Secret, Plain], (await schedules.ListAsync(Token)).Select(Word));
        Assert.Equal(1, await schedules.RunDueAsync(Token));
        Assert.Equal(before, (await StoredAsync(keyless)).Count);
        var listed = await schedules.ListAsync(Token);
        Assert.Equal([null, keyless.Clock.GetUtcNow()], listed.Select(schedule => schedule.LastRun));
        Assert.All(listed, schedule => Assert.True(schedule.NextDue > keyless.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_damaged_payload_stops_itself_alone_and_is_mended_by_entering_it_again()
    {
        await using var workspace = await OpenAsync();
        var schedules = workspace.Get<ISchedules>();
        await SaveAsync(workspace, "feed", Kind, Secret);
        await SaveAsync(workspace, "rest", Other, Plain);
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        var stored = await db.Schedules.Where(row => row.Name == "feed").Select(row => row.Payload).SingleAsync(Token);

        foreach (var broken in new[] { stored[..^6] + (stored[^6] == 'A' ? "B" : "A") + stored[^5..], "\"sealed:\"", "\"sealed:??\"", stored[..^1], "{" })
        {
            await db.Database.ExecuteSqlAsync($"update schedules set payload = {broken} where name = 'feed'", Token);
            var listed = await schedules.ListAsync(Token);
            Assert.Equal(["workspace.payload_damaged", null], listed.Select(schedule => schedule.Unreadable?.Code));
            Assert.Equal("feed", listed[0].Unreadable!.Facts[0].Text);
        }

        // Sealed for another kind of job: a schedule cannot be made to read it.
        await db.Database.ExecuteSqlAsync($"update schedules set payload = {stored} where name = 'rest'", Token);
        await db.Database.ExecuteSqlAsync($"update schedules set payload = {stored} where name = 'feed'", Token);
        Assert.Equal([null, "workspace.payload_damaged"], (await schedules.ListAsync(Token)).Select(schedule => schedule.Unreadable?.Code));

        await db.Database.ExecuteSqlAsync($"update schedules set payload = '\"sealed:??\"' where name = 'feed'", Token);
        Assert.Equal(2, await schedules.RunDueAsync(Token));
        await RunAllAsync(workspace);
        Assert.Empty(ran);
        Assert.All(await workspace.Get<IJobs>().ListAsync(10, Token), job => Assert.Equal("workspace.payload_damaged", job.Problem?.Code));
        var feed = (await schedules.ListAsync(Token))[0];
        Assert.True((await schedules.SaveAsync(feed with { Payload = Payload(Secret), Unreadable = null }, Token)).IsOk);
        Assert.Equal(Secret, Word((await schedules.ListAsync(Token))[0]));
    }

    [Fact]
    public async Task Files_that_sealed_work_names_are_not_pruned_and_none_while_it_cannot_be_read()
    {
        string named, left;
        await using (var workspace = await OpenAsync())
        {
            (named, left) = (Left(workspace, "named"), Left(workspace, "left"));
            await workspace.Get<IJobs>().EnqueueAsync(Kind, new { word = "uploads/named/a.csv" }, null, Token);
        }

        File.Move(directory.Of("workspace.key"), directory.Of("away.key"));
        await using (var keyless = await OpenAsync())
            Assert.Equal(new PruneCount(2, 0), (await keyless.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token)).Files);
        Assert.True(File.Exists(named) && File.Exists(left));

        File.Move(directory.Of("away.key"), directory.Of("workspace.key"));
        await using var again = await OpenAsync();
        Assert.Equal(new PruneCount(1, 1), (await again.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token)).Files);
        Assert.True(File.Exists(named) && !File.Exists(left));
    }

    /// <summary>As a version before sealing left it: two schedules, a job that failed and one that waits.</summary>
    async Task StoreInClearAsync()
    {
        await using var before = await TestWorkspace.OpenAsync(
            directory.Path, services => services.AddScoped<IJobHandler>(_ => new TestHandler(Kind, (_, _, _) => Task.FromResult<Outcome<JsonElement>>(Unreachable))));
        await SaveAsync(before, "feed", Kind, Secret);
        await SaveAsync(before, "rest", Other, Plain);
        Assert.False((await before.Get<IJobs>().RunNowAsync(Kind, new { word = Secret }, null, NoProgress.Instance, Token)).IsOk);
        await before.Get<IJobs>().EnqueueAsync(Kind, new { word = Secret }, null, Token);
    }

    Task<TestWorkspace> OpenAsync() => TestWorkspace.OpenAsync(directory.Path, services => services
        .AddSingleton(new SealedJob(Kind))
        .AddScoped<IJobHandler>(_ => new TestHandler(Kind, RunAsync))
        .AddScoped<IJobHandler>(_ => new TestHandler(Other, RunAsync)));

    Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        ran.Add(payload.GetProperty("word").GetString()!);
        return Task.FromResult<Outcome<JsonElement>>(JsonSerializer.SerializeToElement(new { }));
    }

    static async Task RunAllAsync(TestWorkspace workspace)
    {
        while (await workspace.Get<JobTable>().ClaimAsync(Token) is { } job)
            await workspace.Get<JobExecution>().RunAsync(job, null, mayRetry: true, Token, CancellationToken.None);
    }

    static async Task SaveAsync(TestWorkspace workspace, string name, string kind, string word)
    {
        var now = workspace.Clock.GetUtcNow();
        Assert.True((await workspace.Get<ISchedules>().SaveAsync(
            new Schedule(0, name, kind, Payload(word), TimeSpan.FromDays(1), TimeSpan.FromHours(1), true, now, now, null, null), Token)).IsOk);
    }

    static JsonElement Payload(string word) => JsonSerializer.SerializeToElement(new { word });

    static string Word(Schedule schedule) => schedule.Payload.GetProperty("word").GetString()!;

    static async Task<List<string>> StoredAsync(TestWorkspace workspace)
    {
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        return await db.Jobs.Where(row => row.Kind == Kind).Select(row => row.Payload).ToListAsync(Token);
    }

    static string Left(TestWorkspace workspace, string folder)
    {
        var path = workspace.Get<IWorkspace>().PathOf("uploads", folder, "a.csv");
        File.WriteAllText(path, "abc");
        File.SetLastWriteTimeUtc(path, workspace.Clock.GetUtcNow().AddDays(-30).UtcDateTime);
        return path;
    }
}
