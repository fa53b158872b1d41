using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

public sealed class AlternativesPagesTests(FeasibilityPagesTests.MeasuredServer measured) : IClassFixture<FeasibilityPagesTests.MeasuredServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "这件事需要用 AI，还是更简单的办法就够？", "本地实测")]
    [InlineData("en", "Is AI the answer, or would something simpler do?", "measured here")]
    public async Task The_page_sets_seven_ways_side_by_side_and_says_where_each_figure_comes_from(string language, string title, string origin)
    {
        using var client = await measured.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/decide/alternatives?target=90&cases=2000", Stop));

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.Equal(7, page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Contains(origin, page.QuerySelectorAll("main table")[0].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main table a[href^='/evidence/']"));
        Assert.DoesNotContain("[decide.", page.Body!.TextContent, StringComparison.Ordinal);
        // Looking is allowed, entering is not.
        Assert.Empty(page.QuerySelectorAll("form[method='post'] select"));
    }

    /// <summary>Half of the comments praise and half complain, in words that never mix: always guessing the same is right in half, keywords in nearly all.</summary>
    [Fact]
    public async Task Measured_figures_stand_in_the_answer_and_keywords_are_enough()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/alternatives?target=0.9&cases=2000", Stop);
        var ways = found.GetProperty("ways").EnumerateArray().ToDictionary(w => w.GetProperty("way").GetString()!);

        Assert.Equal(("take", "rule"), (found.GetProperty("verdict").GetString(), found.GetProperty("take").GetString()));
        Assert.Equal(0.5, ways["nothing"].GetProperty("quality").GetProperty("value").GetDouble(), 0.02);
        Assert.Equal("measured", ways["rule"].GetProperty("quality").GetProperty("origin").GetString());
        Assert.True(ways["rule"].GetProperty("quality").GetProperty("ci95")[0].GetDouble() > 0.9);
        Assert.Equal("rule_of_thumb", ways["chat"].GetProperty("quality").GetProperty("origin").GetString());
        Assert.Equal("open", found.GetProperty("suitability").GetString());
        using var proof = await client.GetAsync("/api/v1/evidence/" + ways["own_model"].GetProperty("quality").GetProperty("evidence").GetString(), Stop);
        using var cases = await client.GetAsync("/api/v1/decide/alternatives", Stop);
        using var absurd = await client.GetAsync("/api/v1/decide/alternatives?target=80", Stop);
        using var nobody = await client.GetAsync("/api/v1/decide/alternatives?need=nobody", Stop);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (proof.StatusCode, cases.StatusCode, absurd.StatusCode, nobody.StatusCode));
    }

    [Fact]
    public async Task Answers_figures_and_prices_are_kept_taken_back_and_refused_when_they_make_no_sense()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read, Permissions.Write);
        async Task<HttpStatusCode> PutAsync(string path, object body)
        {
            using var answer = await client.PutAsJsonAsync("/api/v1/decide/" + path, body, Stop);
            return answer.StatusCode;
        }

        Task<JsonElement> AskAsync() => client.GetFromJsonAsync<JsonElement>("/api/v1/decide/alternatives?target=0.9&cases=2000", Stop);

        Assert.Equal(HttpStatusCode.OK, await PutAsync("alternatives/answers", new { answers = new { harm = "yes", complex = "partly" } }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync("alternatives/figures", new { way = "process", figure = "quality", value = new { value = 0.95, low = 0.92, high = 0.97 } }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync("prices", new { code = "hour", value = new { value = 36, low = 36, high = 36 } }));
        var asked = await AskAsync();
        var process = asked.GetProperty("ways").EnumerateArray().Single(w => w.GetProperty("way").GetString() == "process");
        Assert.Equal("against", asked.GetProperty("suitability").GetString());
        Assert.Equal(4, asked.GetProperty("ways").EnumerateArray().Count(w => w.TryGetProperty("barred_by", out var by) && by.GetString() == "harm"));
        Assert.Equal("entered", process.GetProperty("quality").GetProperty("origin").GetString());
        // 2,000 minutes at 36 an hour are 1,200, and half a day of 1,500.
        Assert.Equal(1_950, process.GetProperty("monthly").GetProperty("value").GetDouble(), 1e-6);

        Assert.Equal(HttpStatusCode.OK, await PutAsync("alternatives/figures", new { way = "process", figure = "quality" }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync("prices", new { code = "hour" }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync("alternatives/answers", new { answers = new { harm = "unknown", complex = "unknown" } }));
        Assert.Equal("open", (await AskAsync()).GetProperty("suitability").GetString());

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("alternatives/figures", new { way = "process", figure = "quality", value = new { value = 95, low = 92, high = 97 } }));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("alternatives/figures", new { way = "magic", figure = "quality" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("alternatives/answers", new { answers = new { harm = "maybe" } }));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("prices", new { code = "hour", value = new { value = 1, low = 2, high = 3 } }));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync("alternatives/answers", new { need = "nobody", answers = new { harm = "no" } }));
    }

    [Fact]
    public async Task The_forms_of_the_page_keep_what_is_entered()
    {
        using var client = await measured.Server.PersonAsync(AccountRole.Editor);

        using var figure = await TestServer.SubmitAsync(client, "/decide/alternatives?need=", "figure", ("Way", "retrieval"), ("Figure", "quality"), ("Value", "91"), ("Low", "88"), ("High", "94"));
        using var price = await TestServer.SubmitAsync(client, "/decide/alternatives", "price", ("Code", "server"), ("Value", "200"));
        using var answers = await TestServer.SubmitAsync(client, "/decide/alternatives", "suitability", ("bespoke", "yes"));
        using var wrong = await TestServer.SubmitAsync(client, "/decide/alternatives", "price", ("Code", "server"), ("Value", "200"), ("Low", "900"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.OK), (figure.StatusCode, price.StatusCode, answers.StatusCode, wrong.StatusCode));
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/alternatives", Stop);
        Assert.Equal(0.91, found.GetProperty("ways").EnumerateArray().Single(w => w.GetProperty("way").GetString() == "retrieval").GetProperty("quality").GetProperty("value").GetDouble(), 1e-9);
    }
}
