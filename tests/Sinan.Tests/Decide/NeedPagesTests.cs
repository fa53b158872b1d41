using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>Needs that people bring, over the server: entering, ranking, moving, joining, other ways of ranking.</summary>
public sealed class NeedPagesTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<script>alert('x')</script>";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_entered_is_ranked_and_what_lacks_facts_waits_with_a_question()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var small = await EnterAsync(program, "Minor thing", "feature", ("reach", 100), ("impact", 1));
        var large = await EnterAsync(program, "Major thing " + Hostile, "content", ("reach", 9000), ("impact", 2), ("confidence", 0.8));
        var unknown = await EnterAsync(program, "Unknown thing", "price", ("impact", 1));

        var list = await program.GetFromJsonAsync<JsonElement>("/api/v1/decide/needs", Stop);

        var ids = list.GetProperty("needs").EnumerateArray().Select(n => n.GetProperty("id").GetString()).ToList();
        Assert.True(ids.IndexOf(large) < ids.IndexOf(small) && ids.Contains(small));
        // By hand: 9000 · 2 · 0.8 ÷ 8 usual days = 1800.
        var first = list.GetProperty("needs").EnumerateArray().Single(n => n.GetProperty("id").GetString() == large);
        Assert.Equal(1800, first.GetProperty("score").GetDouble(), 6);
        Assert.Contains(list.GetProperty("waiting").EnumerateArray(), n => n.GetProperty("id").GetString() == unknown && n.GetProperty("reach").ValueKind == JsonValueKind.Null);

        using var reader = await server.PersonAsync(AccountRole.Viewer);
        var page = await PageAsync(reader, "/decide");
        Assert.Contains(page.QuerySelectorAll("main a[data-user], main span[data-user]"), s => s.TextContent == "Major thing " + Hostile);
        Assert.Contains("Unknown thing", page.QuerySelector("section[aria-labelledby=waiting]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("30", page.QuerySelector("section[aria-labelledby=waiting]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='/evidence/']"));
        foreach (var look in new[] { "?view=matrix", "?state=rejected", "?method=wsjf", "?method=ice", "?method=kano", "?method=own&formula=reach", "?method=own&formula=reach%2B", "?category=content&source=entered" })
            await PageAsync(reader, "/decide" + look);
        await PageAsync(reader, "/decide/needs/" + large);
        await PageAsync(reader, "/decide/needs/" + unknown);
    }

    [Fact]
    public async Task Another_way_of_ranking_is_shown_without_changing_the_teams_own()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var cheap = await EnterAsync(program, "Cheap thing", "content", ("reach", 10), ("impact", 0.25), ("ease", 10));
        var dear = await EnterAsync(program, "Dear thing", "content", ("reach", 50_000), ("impact", 3), ("ease", 0.1));

        Assert.Equal([dear, cheap], (await RankedAsync(program, "")).Where(id => id == cheap || id == dear));
        // By hand: ICE 0.25 · 0.5 · 10 = 1.25 against 3 · 0.5 · 0.1 = 0.15.
        Assert.Equal([cheap, dear], (await RankedAsync(program, "?method=ice")).Where(id => id == cheap || id == dear));
        Assert.Equal([cheap, dear], (await RankedAsync(program, "?method=own&formula=1%2Freach")).Where(id => id == cheap || id == dear));
        Assert.Equal([dear, cheap], (await RankedAsync(program, "")).Where(id => id == cheap || id == dear));

        using var broken = await program.GetAsync("/api/v1/decide/needs?method=own&formula=reach%2Bsystem(1)", Stop);
        Assert.Equal((HttpStatusCode.BadRequest, "decide.formula"), (broken.StatusCode, await CodeAsync(broken)));
        using var unknown = await program.GetAsync("/api/v1/decide/needs?method=dice", Stop);
        Assert.Equal("decide.needs.unknown_choice", await CodeAsync(unknown));

        using var chosen = await program.PutAsJsonAsync("/api/v1/decide/method", new { method = "ice" }, Stop);
        Assert.Equal(HttpStatusCode.OK, chosen.StatusCode);
        Assert.Equal([cheap, dear], (await RankedAsync(program, "")).Where(id => id == cheap || id == dear));
        using var back = await program.PutAsJsonAsync("/api/v1/decide/method", new { method = "rice" }, Stop);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_refused_need_leaves_the_ranking_with_its_reason_and_may_come_back()
    {
        using var admin = await server.PersonAsync(AccountRole.Admin);
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var id = await EnterAsync(program, "Refused thing", "feature", ("reach", 500), ("impact", 1));

        using var silent = await TestServer.SubmitAsync(admin, "/decide/needs/" + id, "move", ("To", "rejected"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.OK, silent.StatusCode);
        using var refused = await TestServer.SubmitAsync(admin, "/decide/needs/" + id, "move", ("To", "rejected"), ("Reason", "Not ours " + Hostile));
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);

        Assert.DoesNotContain(id, await RankedAsync(program, ""));
        var page = await PageAsync(admin, "/decide/needs/" + id);
        Assert.Contains(page.QuerySelectorAll("#history ~ ul span[data-user]"), s => s.TextContent == "Not ours " + Hostile);
        Assert.Contains("Refused thing", (await PageAsync(admin, "/decide?state=rejected")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var again = await TestServer.SubmitAsync(admin, "/decide/needs/" + id, "move", ("To", "candidate"), ("Reason", ""));
        using var ranked = await program.PostAsync("/api/v1/decide/needs", null, Stop);
        Assert.Equal(HttpStatusCode.OK, ranked.StatusCode);
        Assert.Contains(id, await RankedAsync(program, ""));
    }

    [Fact]
    public async Task A_need_about_a_known_concept_is_one_need_however_it_is_entered()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        await EnterAsync(program, "电子发票", "feature");

        using var twice = await program.PostAsJsonAsync("/api/v1/decide/needs/entered", new { title = "We want e-invoices", category = "feature" }, Stop);
        Assert.Equal((HttpStatusCode.Conflict, "decide.need.exists"), (twice.StatusCode, await CodeAsync(twice)));

        using var distinct = await program.PostAsJsonAsync("/api/v1/decide/needs/entered", new { title = "We want e-invoices", category = "feature", distinct = true }, Stop);
        Assert.Equal(HttpStatusCode.Created, distinct.StatusCode);

        // Two that a person knows to be the same are one after joining, and two again after parting.
        var other = await EnterAsync(program, "Thing of its own", "feature", ("reach", 40), ("impact", 1));
        var third = await EnterAsync(program, "Thing beside it", "feature", ("reach", 60), ("impact", 1));
        using var joined = await program.PutAsJsonAsync($"/api/v1/decide/needs/{other}/joined", new { to = third }, Stop);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.DoesNotContain(other, await RankedAsync(program, ""));
        using var circle = await program.PutAsJsonAsync($"/api/v1/decide/needs/{third}/joined", new { to = other }, Stop);
        Assert.Equal("decide.need.joined", await CodeAsync(circle));
        using var parted = await program.PutAsJsonAsync($"/api/v1/decide/needs/{other}/joined", new { to = (string?)null }, Stop);
        Assert.Contains(other, await RankedAsync(program, ""));
    }

    [Theory]
    [InlineData("""{"title":"","category":"feature"}""", "decide.need.title")]
    [InlineData("""{"title":"a thing","category":"feature","inputs":{"impact":{"value":9,"low":9,"high":9}}}""", "decide.need.input_range")]
    [InlineData("""{"title":"a thing","category":"feature","inputs":{"reach":{"value":5,"low":9,"high":9}}}""", "decide.need.input_range")]
    [InlineData("""{"title":"a thing","category":"feature","inputs":{"luck":{"value":1,"low":1,"high":1}}}""", "decide.need.input_unknown")]
    [InlineData("""{"title":"a thing","category":"feature","origin":"voice"}""", "decide.need.origin")]
    public async Task Entries_that_make_no_sense_are_refused_with_one_clear_message(string body, string code)
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        using var answer = await program.PostAsync("/api/v1/decide/needs/entered", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(code, await CodeAsync(answer));
    }

    [Fact]
    public async Task What_was_not_shipped_cannot_be_measured_and_what_nothing_stands_behind_says_so()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var id = await EnterAsync(program, "Shipped thing", "feature", ("reach", 70), ("impact", 1));

        using var early = await program.PostAsync($"/api/v1/decide/needs/{id}/effect", null, Stop);
        Assert.Equal("decide.effect.not_shipped", await CodeAsync(early));
        foreach (var to in new[] { "confirmed", "planned", "shipped" })
            Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync($"/api/v1/decide/needs/{id}/state", new { to }, Stop)).StatusCode);
        using var nothing = await program.PostAsync($"/api/v1/decide/needs/{id}/effect", null, Stop);
        Assert.Equal("decide.effect.nothing_watched", await CodeAsync(nothing));
    }

    static async Task<string> EnterAsync(HttpClient program, string title, string category, params (string Name, double Value)[] inputs)
    {
        using var answer = await program.PostAsJsonAsync(
            "/api/v1/decide/needs/entered", new { title, category, inputs = inputs.ToDictionary(i => i.Name, i => new { value = i.Value, low = i.Value, high = i.Value }) }, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    static async Task<List<string>> RankedAsync(HttpClient program, string query) =>
        [.. (await program.GetFromJsonAsync<JsonElement>("/api/v1/decide/needs" + query, Stop)).GetProperty("needs").EnumerateArray().Select(n => n.GetProperty("id").GetString()!)];

    static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);
    }
}
