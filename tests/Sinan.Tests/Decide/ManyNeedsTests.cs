using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.ListNeeds;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>Ten thousand needs: right, and short enough to read. How long it takes is measured by the benchmark "decisions".</summary>
public sealed class ManyNeedsTests(TestServer server) : IClassFixture<TestServer>
{
    const int Needs = 10_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_over_ten_thousand_needs_shows_the_first_and_counts_the_rest()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (store, random, at) = (scope.ServiceProvider.GetRequiredService<INeedStore>(), new SplitMix64(1), DateTimeOffset.UnixEpoch);
        await store.SaveFoundAsync([.. Enumerable.Range(0, Needs).Select(n => CardOf(n, random, at))], "test", Stop);
        var report = (await scope.ServiceProvider.GetRequiredService<INeeds>().RankAsync(1, NoProgress.Instance, Stop)).Value;
        Assert.Equal(Needs, report.Needs.Length + report.Waiting.Length);
        // One in ten lacks its reach.
        Assert.Equal((Needs / 10, Needs * 9 / 10), (report.Waiting.Length, report.Needs.Max(n => n.Rank)));

        using var reader = await server.PersonAsync(AccountRole.Viewer);
        var list = await PageAsync(reader, "/decide");
        Assert.Equal(100, list.QuerySelector("[data-table] tbody")!.ChildElementCount);
        Assert.Contains("9,000", list.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
        // Pages are links that keep the filters.
        var filtered = (await PageAsync(reader, "/decide?source=entered")).QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal("/decide?source=entered&needs-page=2", filtered);
        var titles = (await Task.WhenAll(PageAsync(reader, "/decide?source=entered"), PageAsync(reader, filtered))).Select(p => p.QuerySelectorAll("[data-table]")[0].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList()).ToList();
        Assert.Equal((100, 100, 0), (titles[0].Count, titles[1].Count, titles[0].Intersect(titles[1]).Count()));
        // All pages together are ordered by a column, not the rows of one page.
        var header = list.QuerySelectorAll("[data-table] th").Index().First(h => h.Item.QuerySelector("a.sort") is not null && h.Item.ClassList.Contains("num") && h.Index > 0);
        var href = header.Item.QuerySelector("a.sort")!.GetAttribute("href")!;
        Assert.Equal($"/decide?needs-sort=-{header.Index + 1}", href);
        var sorted = await Task.WhenAll(PageAsync(reader, href), PageAsync(reader, href + "&needs-page=2"));
        double[] values = [.. sorted.SelectMany(p => p.QuerySelectorAll($"[data-table] tbody tr td:nth-child({header.Index + 1})").Take(100)).Select(c => double.Parse(c.GetAttribute("data-value")!, CultureInfo.InvariantCulture))];
        Assert.Equal(values.OrderDescending(), values);
        Assert.Equal(200, values.Length);
        Assert.Equal("descending", sorted[1].QuerySelectorAll("[data-table] th")[header.Index].GetAttribute("aria-sort"));
        Assert.Contains("needs-sort=-", sorted[0].QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!, StringComparison.Ordinal);
        // The best by value ÷ effort: money is the reach here and the effort of a kind is the same, so the largest reach of the quickest kind leads.
        var other = (await scope.ServiceProvider.GetRequiredService<ListNeedsHandler>().HandleAsync(new ListNeeds { Method = RankMethod.ValueEffort }, Stop)).Value.Shown;
        Assert.Equal(other.Max(n => n.Inputs["money"].Value / n.Effort.Value), other[0].Inputs["money"].Value / other[0].Effort.Value);
        foreach (var path in new[]
                 {
                     "/decide?view=matrix", "/decide?category=trust&source=entered", "/decide?state=candidate", "/decide?state=rejected", "/decide?method=wsjf", "/decide?method=value_effort",
                     "/decide/needs/" + report.Needs[0].Id, "/decide/needs/" + report.Needs[^1].Id, "/decide/ideas", "/decide/market", "/", "/listen",
                 })
            Assert.NotNull((await PageAsync(reader, path)).QuerySelector("h1"));
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Stop));

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
