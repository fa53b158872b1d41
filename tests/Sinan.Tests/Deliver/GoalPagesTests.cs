using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Goals over the server: by forms without scripts, and by the API.</summary>
[Collection("server")]
public sealed class GoalPagesTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_goal_begins_from_a_template_and_is_filled_in_percent()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Service"), ("Kind", "Product"));
        var page = begun.Headers.Location + "/goal";

        using var chosen = await TestServer.SubmitAsync(editor, page, "goal", ("Template", "service"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        using var saved = await TestServer.SubmitAsync(
            editor, page, "metric-intent-accuracy", ("Id", "intent-accuracy"), ("Name", "Right <intents>"), ("Parent", "solved"), ("Unit", "Share"), ("How", "two people"), ("Rise", "yes"),
            ("baseline", "80"), ("target", "90"), ("least_effect", "2"), ("result", "93"), ("result_sample", "2000"), ("Do", "save"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var wrong = await TestServer.SubmitAsync(editor, page, "metric", ("Name", "More than all"), ("Unit", "Share"), ("target", "120"), ("Do", "save"));
        Assert.Contains("deliver.metric.share", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var removed = await TestServer.SubmitAsync(editor, page, "metric-hand-off", ("Id", "hand-off"), ("Do", "remove"));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);

        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token));
        var row = shown.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Right <intents>", StringComparison.Ordinal));
        Assert.Contains("6,039", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("reached", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, row.QuerySelectorAll("a[href^='/evidence/']").Length);
        Assert.Equal("80", shown.QuerySelector("form input[name=Id][value=intent-accuracy] ~ label input[name=baseline]")!.GetAttribute("value"));
        using var program = await server.ProgramAsync(Permissions.Read);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1" + row.QuerySelector("a[href^='/evidence/']")!.GetAttribute("href"), Token)).StatusCode);
    }

    [Fact]
    public async Task The_api_takes_shares_from_0_to_1()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsync("/api/v1/deliver/initiatives", Json("""{"title":"Recommend"}"""), Token);
        var goal = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64()}/goal";

        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(goal, Json("""{"text":"more orders","task":"ranking"}"""), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(goal + "/metrics/ctr", Json("""{"name":"CTR","baseline":0.1,"least_effect":0.01,"target":0.12,"how_measured":"clicks"}"""), Token)).StatusCode);
        var report = await program.GetFromJsonAsync<JsonElement>(goal, Token);
        // By hand: 14,750.8 for 10 % against 11 %.
        Assert.Equal(14_751, report.GetProperty("metrics")[0].GetProperty("per_group").GetProperty("number").GetDouble());
        Assert.Equal("ranking", report.GetProperty("goal").GetProperty("task").GetString());
        using var unknown = await program.PutAsync(goal, Json("""{"template":"none"}"""), Token);
        Assert.Contains("deliver.goal.template", await unknown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.DeleteAsync(goal + "/metrics/ctr", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync(goal + "/metrics/ctr", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/deliver/initiatives/99999/goal", Token)).StatusCode);
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
