using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

public sealed class ModelAdvicePagesTests(FeasibilityPagesTests.MeasuredServer measured) : IClassFixture<FeasibilityPagesTests.MeasuredServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/decide/models?milliseconds=100", "zh-CN", "选哪种模型，用什么指标评判？", 6)]
    [InlineData("/decide/models?scenario=recommend&rows=200000", "en", "Which model suits, and by what is it judged?", 4)]
    [InlineData("/decide/training", "zh-CN", "要多少数据，训练要多久？", 4)]
    [InlineData("/decide/training?classes=20&processor=cpu", "en", "How many data does it take, and how long does training take?", 4)]
    [InlineData("/decide/costs", "zh-CN", "怎样降低数据和模型的成本？", 9)]
    [InlineData("/decide/costs?cases=5000", "en", "What would make data and models cheaper?", 9)]
    public async Task Each_page_answers_in_a_sentence_and_a_table(string path, string language, string title, int rows)
    {
        using var client = await measured.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync(path, Stop));

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.Equal(rows, page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotMatch(@"\[(?:decide|problem|kernel)\.|\{\w+", page.QuerySelector("main")!.TextContent);
        Assert.InRange(page.QuerySelectorAll(".next-step").Length, 1, 3);
    }

    [Fact]
    public async Task Factors_are_taken_from_the_measure_unless_they_are_entered()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/models", Stop);
        var entered = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/models?rows=2000000&compute=gpu", Stop);

        // 240 comments, glad or cross, and words that tell which: the light model was measured to be enough.
        Assert.Equal((240, "measured", 2), (found.GetProperty("rows").GetProperty("value").GetInt32(), found.GetProperty("rows").GetProperty("origin").GetString(), found.GetProperty("classes").GetInt32()));
        Assert.Equal("linear", found.GetProperty("options")[0].GetProperty("family").GetString());
        Assert.Equal("entered", entered.GetProperty("rows").GetProperty("origin").GetString());
        Assert.Equal("suits", entered.GetProperty("options").EnumerateArray().Single(o => o.GetProperty("family").GetString() == "deep").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Data_need_and_time_come_from_the_curve_where_the_task_is_the_measured_one()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        var own = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/training?target=0.8", Stop);
        var other = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/training?target=0.8&classes=5", Stop);

        Assert.Equal("measured", own.GetProperty("rows_needed").GetProperty("origin").GetString());
        using var proof = await client.GetAsync("/api/v1/evidence/" + own.GetProperty("rows_needed").GetProperty("evidence").GetString(), Stop);
        Assert.Equal(HttpStatusCode.OK, proof.StatusCode);
        // Five labels at a thousand rows each, by the rule of thumb.
        Assert.Equal(("rule_of_thumb", 5_000.0), (other.GetProperty("rows_needed").GetProperty("origin").GetString(), other.GetProperty("rows_needed").GetProperty("value").GetDouble()));
        Assert.Equal(["here", "adapters", "whole", "scratch"], own.GetProperty("plans").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
        Assert.Equal("measured", own.GetProperty("plans")[0].GetProperty("seconds").GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Repeats_are_counted_and_proved()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        var levers = (await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/costs?cases=1000", Stop)).GetProperty("levers").EnumerateArray().ToDictionary(l => l.GetProperty("code").GetString()!);

        // Every one of the 240 texts has a number of its own.
        Assert.Equal(("measured", 0.0), (levers["cache"].GetProperty("part").GetProperty("origin").GetString(), levers["cache"].GetProperty("part").GetProperty("value").GetDouble()));
        Assert.StartsWith("ev-", levers["cache"].GetProperty("part").GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal("measured", levers["rules"].GetProperty("part").GetProperty("origin").GetString());
    }

    [Theory]
    [InlineData("models?scenario=magic", HttpStatusCode.BadRequest)]
    [InlineData("models?compute=abacus", HttpStatusCode.BadRequest)]
    [InlineData("models?rows=-1", HttpStatusCode.BadRequest)]
    [InlineData("training?processor=abacus", HttpStatusCode.BadRequest)]
    [InlineData("training?target=80", HttpStatusCode.BadRequest)]
    [InlineData("costs?cases=0", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_gets_one_clear_message(string path, HttpStatusCode status)
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        using var answer = await client.GetAsync("/api/v1/decide/" + path, Stop);

        Assert.Equal(status, answer.StatusCode);
    }
}
