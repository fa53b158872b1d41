using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>All comments: filters, paging by place, export.</summary>
[Collection("server")]
public sealed class CommentsPageTests(TestServer server)
{
    static int runs;

    readonly string channel = $"comments{Interlocked.Increment(ref runs)}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_comment_stands_on_exactly_one_page_newest_first_and_those_without_time_last()
    {
        await MakeAsync(130);
        using var reader = await server.ProgramAsync(Permissions.Read);
        var numbers = new List<string>();
        var pages = 0;
        for (string? next = ""; next is not null; pages++)
        {
            var page = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments?source={channel}&after={next}", Token);
            Assert.Equal(130, page.GetProperty("total").GetInt64());
            numbers.AddRange(page.GetProperty("comments").EnumerateArray().Select(c => c.GetProperty("text").GetString()!));
            next = page.TryGetProperty("next", out var place) && place.ValueKind == JsonValueKind.String ? place.GetString() : null;
        }

        Assert.Equal(3, pages);
        // Made in order of time, several at the same moment; of equal times the later arrived comes first.
        Assert.Equal(Enumerable.Range(0, 130).Reverse().Select(i => $"comment {i} of {channel}"), numbers);
    }

    [Theory]
    [InlineData("text=COMMENT+12+of", 1)]
    [InlineData("text=%25", 0)]
    [InlineData("rating=2", 26)]
    [InlineData("from=2026-03-02&to=2026-03-02", 24)]
    [InlineData("from=2026-03-09", 0)]
    [InlineData("feeling=negative", 0)]
    [InlineData("theme=t-nothing", 0)]
    public async Task Filters_let_through_what_they_say(string filter, int total)
    {
        await MakeAsync(130);
        using var reader = await server.ProgramAsync(Permissions.Read);

        var page = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments?source={channel}&{filter}", Token);

        Assert.Equal(total, page.GetProperty("total").GetInt64());
    }

    // By hand: 1 March 2026 is a Sunday; two comments every two hours from 8 o'clock make 16 on it and 114 in the week after.
    [Fact]
    public async Task Weeks_count_the_comments_that_the_filters_let_through()
    {
        await MakeAsync(130);
        using var reader = await server.ProgramAsync(Permissions.Read);

        var all = await WeeksAsync(reader, "");
        var monday = await WeeksAsync(reader, "&from=2026-03-02&to=2026-03-02");
        var none = await WeeksAsync(reader, "&from=2027-01-01");

        Assert.Equal([("2026-02-23", 16L), ("2026-03-02", 114L)], all);
        Assert.Equal([("2026-03-02", 24L)], monday);
        Assert.Empty(none);
    }

    [Fact]
    public async Task The_page_answers_with_its_period_a_proof_and_a_chart()
    {
        await MakeAsync(130);
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await viewer.GetStringAsync($"/listen/comments?source={channel}", Token));
        using var empty = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await viewer.GetStringAsync($"/listen/comments?source={channel}&from=2027-01-01", Token));

        Assert.Contains("2026-03-01", page.QuerySelector(".answer p")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".answer a[href^='/evidence/']"));
        Assert.Equal(2, page.QuerySelectorAll("main table tbody tr").Length);
        Assert.Equal("No comment fits this choice.", empty.QuerySelector(".answer p")!.TextContent.Trim());
    }

    async Task<(string, long)[]> WeeksAsync(HttpClient reader, string filter) =>
        [.. (await reader.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments/weeks?source={channel}{filter}", Token)).GetProperty("weeks").EnumerateArray()
            .Select(w => (w.GetProperty("start").GetString()![..10], w.GetProperty("comments").GetInt64()))];

    [Theory]
    [InlineData("x")]
    [InlineData("1~")]
    [InlineData("99999999999999999~1")]
    [InlineData("1~-1")]
    public async Task A_place_that_is_none_is_refused_with_one_message(string place)
    {
        await MakeAsync(1);
        using var reader = await server.ProgramAsync(Permissions.Read);

        using var answer = await reader.GetAsync("/api/v1/listen/comments?after=" + place, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("listen.bad_place", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_page_escapes_texts_and_the_export_has_all_of_them_harmless()
    {
        await SendAsync($$"""[{"id":"{{channel}}a","text":"<script>alert(1)</script>","source":"{{channel}}"},{"id":"{{channel}}b","text":"=HYPERLINK(1)","source":"{{channel}}"}]""");
        using var viewer = await server.PersonAsync(AccountRole.Viewer);

        var html = await viewer.GetStringAsync($"/listen/comments?source={channel}");
        var csv = await viewer.GetStringAsync($"/api/v1/listen/comments.csv?source={channel}");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(csv, "\r\n", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains(",'=HYPERLINK(1)\r\n", csv, StringComparison.Ordinal);
    }

    /// <summary>Comment i at 8 o'clock plus i hours, in pairs at one moment; ratings 1 to 5 in turn.</summary>
    Task MakeAsync(int count) => SendAsync("[" + string.Join(',', Enumerable.Range(0, count).Select(i =>
        $$"""{"id":"{{channel}}-{{i}}","text":"comment {{i}} of {{channel}}","rating":{{(i % 5) + 1}},"source":"{{channel}}","time":"{{new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddHours(i / 2 * 2):yyyy-MM-ddTHH:mm:ssZ}}"}""")) + "]");

    async Task SendAsync(string json)
    {
        using var writer = await server.ProgramAsync(Permissions.Write);
        using var answer = await writer.PostAsync("/api/v1/collect/feedback", new StringContent(json), Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
    }
}
