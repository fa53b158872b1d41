using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>Ten thousand needs: every page within a second.</summary>
public sealed class ManyNeedsTests(TestServer server) : IClassFixture<TestServer>
{
    const int Needs = 10_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_over_ten_thousand_needs_answers_within_a_second()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (store, random, at) = (scope.ServiceProvider.GetRequiredService<INeedStore>(), new SplitMix64(1), DateTimeOffset.UnixEpoch);
        await store.SaveFoundAsync([.. Enumerable.Range(0, Needs).Select(n => CardOf(n, random, at))], "test", Stop);
        var clock = Stopwatch.StartNew();
        var report = (await scope.ServiceProvider.GetRequiredService<INeeds>().RankAsync(1, NoProgress.Instance, Stop)).Value;
        TestContext.Current.TestOutputHelper?.WriteLine($"ranked in {clock.Elapsed.TotalSeconds:0.0} s with {report.Draws} draws");
        Assert.Equal(Needs, report.Needs.Length + report.Waiting.Length);

        using var reader = await server.PersonAsync(AccountRole.Viewer);
        foreach (var path in new[]
                 {
                     "/decide", "/decide?view=matrix", "/decide?category=trust&source=entered", "/decide?state=candidate", "/decide?state=rejected", "/decide?method=wsjf", "/decide?method=value_effort",
                     "/decide/needs/" + report.Needs[0].Id, "/decide/needs/" + report.Needs[^1].Id, "/decide/ideas", "/decide/market", "/", "/listen",
                 })
        {
            // The first request of a way of ranking draws; every further one has it.
            var times = new double[5];
            for (var n = 0; n < times.Length; n++)
            {
                clock.Restart();
                using var answer = await reader.GetAsync(path, Stop);
                await answer.Content.ReadAsStringAsync(Stop);
                Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
                times[n] = clock.Elapsed.TotalSeconds;
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: first {times[0]:0.00} s, median {times.Order().ElementAt(2):0.00} s");
            // The goal is one second on a quiet machine; a busy one must not fail for it, a page that reads everything must.
            Assert.True(times.Order().ElementAt(2) <= 10, $"{path}: {string.Join(", ", times)} s");
        }
    }

    static NeedCard CardOf(int n, SplitMix64 random, DateTimeOffset at)
    {
        var (reach, subject) = (10 * Math.Pow(1_000, random.NextDouble()), "made:" + n);
        return new NeedCard
        {
            Id = NeedIdentity.Of(subject), Subject = subject, Title = Phrase.Literal("Need number " + n), Category = (NeedCategory)random.NextInt(8), Origin = NeedSource.Entered, Created = at, IsEdited = true,
            Inputs = n % 10 == 0
                ? ImmutableSortedDictionary<string, Estimate>.Empty
                : ImmutableSortedDictionary<string, Estimate>.Empty.Add("reach", new Estimate(reach, reach / 2, reach * 2)).Add("impact", new Estimate(1, 0.5, 2)).Add("money", Estimate.Sure(reach)),
        };
    }
}
