using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Documents of an initiative over the server: by forms without scripts, and by the API.</summary>
public sealed class InitiativeDocumentPagesTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<script>alert('x')</script> 5";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_written_and_signed_with_forms_alone()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Smart service"), ("Kind", "Product"));
        var (initiative, page) = (begun.Headers.Location!.ToString(), begun.Headers.Location + "/documents/technical-boundary");
        using var answered = await TestServer.SubmitAsync(editor, initiative + "/steps/technical_boundary", "answer-scope_in", ("Check", "scope_in"), ("Choice", "Written"), ("Value", Hostile));

        Assert.Contains("Missing: Technical boundary", (await PageAsync(editor, page)).QuerySelector("main .reasons")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestServer.SubmitAsync(editor, page, "write")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestServer.SubmitAsync(editor, page, "sign", ("Version", "1"), ("Remark", Hostile))).StatusCode);

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        var shown = await PageAsync(viewer, page);
        Assert.Empty(shown.QuerySelectorAll("main script:not([type='application/json'])"));
        Assert.Empty(shown.QuerySelectorAll("main form"));
        Assert.Contains(Hostile, shown.QuerySelector("article.document")!.TextContent, StringComparison.Ordinal);
        var signature = shown.QuerySelector("[data-signatures='1']")!.TextContent;
        Assert.Contains(TestServer.NameOf(AccountRole.Editor), signature, StringComparison.Ordinal);
        Assert.Contains(Hostile, signature, StringComparison.Ordinal);
        using var twice = await TestServer.SubmitAsync(editor, page, "sign", ("Version", "1"));
        Assert.False(twice.IsSuccessStatusCode || twice.StatusCode == HttpStatusCode.Redirect, twice.StatusCode.ToString());
        foreach (var link in shown.QuerySelectorAll("main a[href^='/api/']").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await viewer.GetAsync(link, Token)).StatusCode);
        Assert.Contains("technical-boundary", (await PageAsync(viewer, initiative + "/documents")).QuerySelector("main table")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync(initiative + "/documents/poem", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync(page + "?version=7", Token)).StatusCode);
    }

    [Fact]
    public async Task The_api_writes_shows_and_compares_but_a_key_signs_nothing()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsync("/api/v1/deliver/initiatives", Json("""{"title":"Recommend","kind":"product"}"""), Token);
        var here = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64()}";
        using var first = await program.PutAsync(here + "/checks/required_latency", Json("""{"value":"100"}"""), Token);
        using var written = await program.PostAsync(here + "/documents/ai-goal", null, Token);
        Assert.Equal((200, 1), ((int)written.StatusCode, (await written.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("number").GetInt32()));
        using var second = await program.PutAsync(here + "/checks/required_latency", Json("""{"value":"80"}"""), Token);
        using var again = await program.PostAsync(here + "/documents/ai-goal", null, Token);

        var compared = await program.GetFromJsonAsync<JsonElement>(here + "/documents/ai-goal/changes?from=1&to=2", Token);
        Assert.Equal(["removed", "added"], compared.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("edit").GetString()).Where(e => e != "kept"));
        var shown = await program.GetFromJsonAsync<JsonElement>(here + "/documents/ai-goal", Token);
        Assert.Equal(("partly", 2), (shown.GetProperty("state").GetString(), shown.GetProperty("version").GetProperty("number").GetInt32()));
        var list = await program.GetFromJsonAsync<JsonElement>(here + "/documents", Token);
        Assert.Equal(16, list.GetProperty("documents").GetArrayLength());
        using var refused = await program.PostAsync(here + "/documents/ai-goal/signatures", Json("""{"version":2}"""), Token);
        Assert.Equal((HttpStatusCode.Forbidden, true), (refused.StatusCode, (await refused.Content.ReadAsStringAsync(Token)).Contains("deliver.document.not_person", StringComparison.Ordinal)));
        using var page = await program.GetAsync(here + "/documents/ai-goal/versions/1/en/html?read=true", Token);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", string.Concat(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(here + "/documents/ai-goal/versions/1/fr/html", Token)).StatusCode);
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
