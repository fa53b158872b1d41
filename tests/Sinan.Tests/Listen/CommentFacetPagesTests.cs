using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>App versions of comments on pages and in the API: 200 comments of version 2 that complain, 200 of version 1 that praise, joined from events; ten that say it themselves.</summary>
public sealed class CommentFacetPagesTests(CommentFacetPagesTests.JoinedServer joined) : IClassFixture<CommentFacetPagesTests.JoinedServer>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_reads_worse_is_named_with_its_interval()
    {
        using var client = await joined.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments/by/version", Token);
        var values = found.GetProperty("values").EnumerateArray().ToArray();

        Assert.Equal([("1", 200), ("2", 200), ("9", 10)], values.Select(v => (v.GetProperty("value").GetString()!, v.GetProperty("comments").GetInt32())).OrderBy(v => v.Item1));
        var worse = values.Single(v => v.GetProperty("value").GetString() == "2").GetProperty("negative_share");
        Assert.InRange(worse.GetProperty("value").GetDouble(), 0.9, 1);
        Assert.InRange(worse.GetProperty("interval").GetProperty("low").GetDouble(), 0.8, 1);
        Assert.Equal("listen.by.answer_worse", found.GetProperty("sentence").GetProperty("key").GetString());
        using var evidence = await client.GetAsync("/api/v1/evidence/" + worse.GetProperty("evidence").GetString(), Token);
        Assert.Equal(HttpStatusCode.OK, evidence.StatusCode);
    }

    [Theory]
    [InlineData("zh-CN", "应用版本")]
    [InlineData("en", "App version")]
    public async Task The_comments_say_how_many_could_be_joined_and_narrow_to_a_version(string language, string label)
    {
        using var client = await joined.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = await ParseAsync(client, "/listen/comments?version=9&by=version");
        using var all = await ParseAsync(client, "/listen/comments");

        Assert.Equal(10, page.QuerySelectorAll("[data-sentences] li").Length);
        Assert.Contains("410", all.QuerySelector("[data-cover=version]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("400", all.QuerySelector("[data-cover=version]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["", "1", "2", "9"], page.QuerySelectorAll("select[name=version] option").Select(o => o.GetAttribute("value")!).Order());
        Assert.Contains(page.QuerySelectorAll("th"), th => th.TextContent.Contains(label, StringComparison.Ordinal));
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1", "评论当时或之前最近")]
    [InlineData(400, "9", "评论自带")]
    public async Task A_comment_says_where_its_version_comes_from(long no, string version, string origin)
    {
        using var client = await joined.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var page = await ParseAsync(client, $"/listen/comment/{no}");
        var around = page.QuerySelector("[data-around]")!;

        Assert.Equal(version, around.QuerySelector("dd [data-user]")!.TextContent.Trim());
        Assert.Contains(origin, around.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_and_the_trends_are_filtered_and_broken_down()
    {
        using var client = await joined.Server.ProgramAsync(Permissions.Read);
        using var person = await joined.Server.PersonAsync(AccountRole.Viewer);
        var theme = joined.Report.Themes[0].Id;

        var old = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/themes/{theme}?version=1", Token);
        var young = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/themes/{theme}?version=2", Token);
        var total = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/themes/{theme}", Token);
        var shares = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments/by/version?theme={theme}", Token);
        var trend = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/trends?version=2&by=device", Token);
        using var page = await ParseAsync(person, $"/listen/theme/{theme}?by=version");
        using var trends = await ParseAsync(person, "/listen/trends?by=version&series=negativity");

        Assert.Equal(total.GetProperty("total").GetInt32(), old.GetProperty("total").GetInt32() + young.GetProperty("total").GetInt32() + Own(shares));
        Assert.Equal(200, trend.GetProperty("points").EnumerateArray().Sum(p => p.GetProperty("value").GetDouble()));
        Assert.Equal(["phone"], trend.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("value").GetString()));
        Assert.NotNull(shares.GetProperty("values")[0].GetProperty("theme_share").GetProperty("interval").GetProperty("low").GetDouble().ToString());
        Assert.NotEmpty(page.QuerySelectorAll("select[name=by] option[value=version][selected]"));
        Assert.True(trends.QuerySelectorAll("table").Length >= 2);
        Assert.DoesNotContain("[listen.", page.Body!.TextContent + trends.Body!.TextContent, StringComparison.Ordinal);

        static int Own(JsonElement shares) => shares.GetProperty("values").EnumerateArray().Where(v => v.GetProperty("value").GetString() == "9").Sum(v => v.GetProperty("comments").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/listen/comments/by/colour")]
    [InlineData("/api/v1/listen/trends?by=colour")]
    public async Task A_facet_that_comments_do_not_have_is_refused_with_those_that_they_have(string address)
    {
        using var client = await joined.Server.ProgramAsync(Permissions.Read);

        using var answer = await client.GetAsync(address, Token);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal("listen.no_facet", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_exported_comments_carry_what_stood_around_them()
    {
        using var client = await joined.Server.ProgramAsync(Permissions.Read);

        var lines = (await client.GetStringAsync("/api/v1/listen/comments.csv?version=9", Token)).TrimEnd().Split('\n');

        Assert.EndsWith("version,device,segment,text", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(11, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains(",9,", line, StringComparison.Ordinal));
    }

    static async Task<IHtmlDocument> ParseAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }

    public sealed class JoinedServer : IAsyncLifetime
    {
        static readonly DateTimeOffset start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public TestServer Server { get; } = new();

        public ThemeReport Report { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var record = scope.ServiceProvider.GetRequiredService<IEventRecord>();
            await using (var import = await record.BeginImportAsync(new ImportSource("events", "log.csv", "01"), default))
            {
                import.Append(Log());
                await import.CommitAsync(default);
            }

            await using (var import = await record.BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append([.. Enumerable.Range(0, 410).Select(Said)]);
                await import.CommitAsync(default);
            }

            Report = (await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, default)).Value;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        /// <summary>40 users: even ones on version 2, odd ones on version 1.</summary>
        static EventBatch Log()
        {
            var batch = new EventBatch(new EventDictionaries([new EventProperty("app_version", false, ["1", "2"]), new EventProperty("device", false, ["phone"])]), 40) { Count = 40 };
            batch.Dictionaries.Events.Add("open");
            for (var i = 0; i < 40; i++)
            {
                (batch.EventIds[i], batch.Users[i], batch.Times[i], batch.Items[i], batch.Sessions[i]) = ((UInt128)i + 1, (UInt128)i + 1, start.ToUnixTimeMilliseconds(), -1, -1);
                (batch.Values[i], batch.Quantities[i], batch.Durations[i]) = (double.NaN, double.NaN, double.NaN);
                (batch.Properties[0].Codes![i], batch.Properties[1].Codes![i]) = (i % 2 == 0 ? 1 : 0, 0);
            }

            return batch;
        }

        static FeedbackRow Said(int i) => new(
            (UInt128)i + 1, i < 400 ? (UInt128)(i % 40) + 1 : null, start.AddHours(1 + (i % 300)), i % 2 == 0 ? 1 : 5, null, "shop", null,
            i % 2 == 0 ? $"支付失败，付款扣款两次，银行卡也不能用，第{i}次尝试" : $"物流很快，快递员态度好，包裹完好，第{i}次购买")
        {
            Own = i < 400 ? FeedbackContext.None : new FeedbackContext("9", null, null),
        };
    }
}
