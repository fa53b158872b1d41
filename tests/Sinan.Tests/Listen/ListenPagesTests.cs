using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

public sealed class ListenPagesTests(ListenPagesTests.ReadServer read) : IClassFixture<ListenPagesTests.ReadServer>
{
    const string Hostile = "<script>alert('x')</script> 支付失败，付款扣款两次，银行卡也不能用";

    [Theory]
    [InlineData("zh-CN", "用户在说什么？")]
    [InlineData("en", "What do people talk about?")]
    public async Task The_page_of_themes_answers_its_question(string language, string title)
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = await ParseAsync(client, "/listen");

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelector(".answer p")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("table tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='/evidence/']"));
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/listen/aspects", "用户称赞什么，不满意什么？")]
    [InlineData("/listen/impact", "哪些主题与评分、留存和收入有关？")]
    public async Task Aspects_and_links_answer_with_figures_that_are_proved(string path, string title)
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var page = await ParseAsync(client, path);

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("table tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='/evidence/']"));
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weeks_of_comments_add_up_to_the_list()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read);

        var all = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments");
        var negative = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments?feeling=negative");
        var counted = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments/weeks");
        var weeks = counted.GetProperty("weeks").EnumerateArray().ToArray();
        var share = counted.GetProperty("sentence").GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "negative");

        Assert.Equal(all.GetProperty("total").GetInt64(), weeks.Sum(w => w.GetProperty("comments").GetInt64()));
        Assert.Equal(negative.GetProperty("total").GetInt64(), weeks.Sum(w => w.GetProperty("negative").GetInt64()));
        Assert.Equal(negative.GetProperty("total").GetInt64() / (double)all.GetProperty("total").GetInt64(), share.GetProperty("number").GetDouble(), 12);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/evidence/" + share.GetProperty("evidence").GetString())).StatusCode);
    }

    // Even comments praise with five stars, odd ones complain with one: whoever speaks of payment rates four stars less.
    [Fact]
    public async Task The_link_of_a_theme_with_ratings_is_what_the_ratings_say()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/impact?outcome=rating");
        var worst = found.GetProperty("themes")[0];

        Assert.Equal(60, found.GetProperty("people").GetInt32());
        Assert.Contains("支付", worst.GetProperty("name").GetString()!, StringComparison.Ordinal);
        Assert.Equal(-4, worst.GetProperty("difference").GetProperty("value").GetDouble(), 6);
        using var none = await client.GetAsync("/api/v1/listen/impact?outcome=revenue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task Every_sentence_of_a_summary_leads_to_its_comment()
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);

        using var page = await ParseAsync(client, "/listen/theme/" + read.Report.Themes[0].Id);
        var cited = page.QuerySelectorAll("ol a[href^='/listen/comment/']");

        Assert.NotEmpty(cited);
        using var comment = await ParseAsync(client, cited[0].GetAttribute("href")!);
        Assert.Contains(cited[0].TextContent, comment.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        using var missing = await client.GetAsync("/listen/comment/99999");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_script_in_a_comment_is_shown_as_text()
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);
        var theme = read.Report.Themes.First(t => t.Name.Contains("支付", StringComparison.Ordinal) || t.Words.Contains("支付"));

        using var page = await ParseAsync(client, "/listen/theme/" + theme.Id + "?from=2026-03-03&to=2026-03-03");

        Assert.Contains(page.QuerySelectorAll("[data-sentences] [data-user]"), e => e.TextContent == Hostile);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Contains("alert('x')", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filters_of_a_theme_narrow_its_sentences()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read);
        var id = read.Report.Themes[0].Id;

        var all = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/themes/" + id);
        var negative = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/themes/{id}?tone=negative");
        var later = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/themes/{id}?from=2100-01-01");

        Assert.Equal(read.Report.Themes[0].Size, all.GetProperty("total").GetInt32());
        Assert.True(negative.GetProperty("total").GetInt32() <= all.GetProperty("total").GetInt32());
        Assert.All(negative.GetProperty("sentences").EnumerateArray(), s => Assert.True(s.GetProperty("sentiment").GetDouble() < 0.5));
        Assert.Equal(0, later.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_theme_that_is_gone_is_a_calm_404()
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);

        using var answer = await client.GetAsync("/listen/theme/t-00000000");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("data-problem=\"web.not_found\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_lists_themes_with_their_evidence()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read);

        var report = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/themes?language=zh");

        var theme = report.GetProperty("themes")[0];
        Assert.Equal("zh", theme.GetProperty("language").GetString());
        var evidence = await client.GetAsync("/api/v1/evidence/" + theme.GetProperty("share").GetProperty("evidence").GetString());
        Assert.NotEqual(HttpStatusCode.NotFound, evidence.StatusCode);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> ParseAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A server whose comments have been read.</summary>
    public sealed class ReadServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public ThemeReport Report { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var rows = Enumerable.Range(0, 240).Select(i => new FeedbackRow(
                (UInt128)i + 1, (UInt128)(i % 60) + 1, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddDays(i % 70), i % 2 == 0 ? 5 : 1, null, "shop", null,
                i == 1 ? Hostile : i % 2 == 0 ? $"物流很快，快递员态度好，包裹完好，第{i}次购买" : $"支付失败，付款扣款两次，银行卡也不能用，第{i}次尝试")).ToArray();
            await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append(rows);
                await import.CommitAsync(default);
            }

            Report = (await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, default)).Value;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
