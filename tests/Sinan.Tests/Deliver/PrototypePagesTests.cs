using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Prototypes over the server: by forms without scripts, and by the API.</summary>
public sealed class PrototypePagesTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<script>alert('x')</script>";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screens_and_a_dialogue_are_made_with_forms_alone()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        var page = await BeginAsync(editor);

        // Rows are sorted by their place, one without a kind falls away.
        using var home = await TestServer.SubmitAsync(
            editor, page, "screen", ("Do", "save"), ("Title", "Home"), ("Kind-0", "AiAnswer"), ("Text-0", Hostile), ("Place-0", "2"), ("Loading-0", "wait"), ("Feedback-0", "yes"),
            ("Kind-1", ""), ("Text-1", "gone"), ("Kind-2", "Title"), ("Text-2", "Hello"), ("Place-2", "1"));
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
        var shown = await PageAsync(editor, page);
        Assert.Equal(["Hello", Hostile], shown.QuerySelectorAll(".screen-sketch p").Select(p => p.TextContent));
        Assert.Empty(shown.QuerySelectorAll("main script:not([type='application/json'])"));
        Assert.Contains("Missing: Low confidence", shown.QuerySelector(".sketch-ai")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, shown.QuerySelectorAll("main table tbody tr").Count(r => r.QuerySelector(".badge") is not null));

        using var spoken = await TestServer.SubmitAsync(editor, page, "dialogue", ("WakeWord", "Hey"), ("FeedbackUrl", "https://example.com"), ("User", "hi"), ("System", "yes?"), ("State", "Wrong"), ("Next", ""));
        Assert.Equal(HttpStatusCode.Redirect, spoken.StatusCode);
        using var refused = await TestServer.SubmitAsync(editor, page, "dialogue", ("WakeWord", ""), ("FeedbackUrl", "javascript:x"), ("User", ""));
        Assert.Contains("deliver.prototype.url", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var kept = await TestServer.SubmitAsync(editor, page, "keep", ("Remark", "for the fair"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var screen = shown.QuerySelector("form input[name=Screen]")!.GetAttribute("value")!;
        using var removed = await TestServer.SubmitAsync(editor, page, "screen-" + screen, ("Do", "remove"), ("Screen", screen), ("Title", "Home"));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        Assert.Empty((await PageAsync(viewer, page)).QuerySelectorAll(".screen-sketch, main form[method=post]"));
        // The version that was kept still has the screen.
        Assert.Single((await PageAsync(viewer, page + "?version=1")).QuerySelectorAll(".screen-sketch"));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync(page + "?version=9", Token)).StatusCode);
        using var restored = await TestServer.SubmitAsync(editor, page + "?version=1", "restore");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Single((await PageAsync(viewer, page)).QuerySelectorAll(".screen-sketch"));
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var unknown = await program.PostAsync("/api/v1" + page + "/versions/9/restore", null, Token);
        using var same = await program.PostAsync("/api/v1" + page + "/versions/1/restore", null, Token);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (unknown.StatusCode, same.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, (await TestServer.SubmitAsync(viewer, page, "keep")).StatusCode);
    }

    [Fact]
    public async Task A_program_puts_a_prototype_and_gets_the_page()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        var path = "/api/v1" + (await BeginAsync(editor));
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        Assert.Equal(HttpStatusCode.Conflict, (await program.GetAsync(path + ".html", Token)).StatusCode);

        using var put = await program.PutAsync(path, Json("""{"screens":[{"id":"home","title":"Home","elements":[{"kind":"ai_answer","text":"ok","states":{"loading":"wait","takes_feedback":true}}]}],"turns":[{"user":"hi","system":"yes","state":"human_takeover","next":[1]}]}"""), Token);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        using var kept = await program.PostAsync(path + "/versions", Json("""{"remark":"one"}"""), Token);
        Assert.Equal((HttpStatusCode.Created, 1), (kept.StatusCode, (await kept.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("number").GetInt32()));
        using var again = await program.PostAsync(path + "/versions", Json("{}"), Token);
        Assert.Contains("deliver.prototype.same", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var report = await program.GetFromJsonAsync<JsonElement>(path + "?version=1", Token);
        Assert.Equal(7, report.GetProperty("coverage").GetArrayLength());
        Assert.Equal("ai_answer", report.GetProperty("prototype").GetProperty("screens")[0].GetProperty("elements")[0].GetProperty("kind").GetString());
        using var page = await program.GetAsync(path + ".html?language=zh-CN&read=true", Token);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("AI 生成", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        foreach (var wrong in new[] { """{"screens":null}""", """{"screens":[{"id":"home"}]}""", """{"screens":[{"id":"home","title":"x","elements":[{"kind":"poem"}]}]}""", "no json" })
            Assert.Contains("deliver.json", await (await program.PutAsync(path, Json(wrong), Token)).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var reader = await server.ProgramAsync(Permissions.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsync(path, Json("{}"), Token)).StatusCode);
    }

    /// <summary>Address of the prototype of a new initiative.</summary>
    async Task<string> BeginAsync(HttpClient editor)
    {
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Smart service"), ("Kind", "Product"));
        return new Uri(new Uri(server.Url), begun.Headers.Location!).AbsolutePath + "/prototype";
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }
}
