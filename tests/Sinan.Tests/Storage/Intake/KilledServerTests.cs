using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Tests.Storage.Intake;

/// <summary>A server that takes events is killed (SIGKILL) at random moments: every event that it acknowledged must be in the record exactly once.</summary>
public sealed class KilledServerTests : IDisposable
{
    const int Batch = 50;

    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Acknowledged_events_survive_a_killed_server_and_count_once()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("SINAN_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var random = new SplitMix64(20_260_301);
        string token;
        await using (var workspace = await TestWorkspace.OpenAsync(directory.Path, null))
            token = (await workspace.Get<IApiKeys>().IssueAsync("shop", [Permissions.Capture], Token)).Value.Secret;

        var acknowledged = new ConcurrentBag<string>();
        var longest = TimeSpan.Zero;
        for (var kill = 0; kill < kills; kill++)
        {
            var started = Stopwatch.GetTimestamp();
            using var child = await ChildProcess.StartAsync("serve", directory.Path, Token);
            var start = Stopwatch.GetElapsedTime(started);
            longest = start > longest ? start : longest;
            var url = await File.ReadAllTextAsync(directory.Path + ".url", Token);
            var before = acknowledged.Count;
            var senders = Enumerable.Range(0, 4).Select(no => SendAsync(url, token, $"{kill}-{no}", acknowledged)).ToArray();
            // On a busy machine the first answers take their time: a kill before them would prove little.
            while (acknowledged.Count == before && senders.Any(s => !s.IsCompleted))
                await Task.Delay(5, Token);
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 1_500), Token);
            await child.KillAsync();
            await Task.WhenAll(senders);
        }

        await using var after = await TestWorkspace.OpenAsync(directory.Path, null);
        await after.Get<IEventIntake>().DrainAsync(Token);
        var stored = (await after.Get<IEventRecord>().QueryAsync("SELECT event_id::VARCHAR FROM events", int.MaxValue, Token)).Rows.Select(row => UInt128.Parse(row[0]!, CultureInfo.InvariantCulture)).ToList();
        var hash = new KeyedHash(after.Get<IWorkspace>().UserKey("row identity"u8));
        Assert.True(acknowledged.Count >= kills * Batch, $"Only {acknowledged.Count} events were acknowledged.");
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Select(id => hash.Wide(Encoding.UTF8.GetBytes(id), -1)).Except(stored));
        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {acknowledged.Count} events acknowledged, {stored.Count} stored, longest start {longest.TotalSeconds:F2} s.");
    }

    static async Task SendAsync(string url, string token, string sender, ConcurrentBag<string> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        for (var request = 0; ; request++)
        {
            var ids = Enumerable.Range(0, Batch).Select(i => $"{sender}-{request}-{i}").ToList();
            var events = string.Join(',', ids.Select(id => $$$"""{"event":"view","uuid":"{{{id}}}","distinct_id":"{{{id[..3]}}}","properties":{"plan":"pro","price":2.5}}"""));
            try
            {
                using var answer = await client.PostAsync("/batch/", new StringContent($$"""{"api_key":"{{token}}","batch":[{{events}}]}"""));
                if (!answer.IsSuccessStatusCode)
                    return;
                ids.ForEach(acknowledged.Add);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
