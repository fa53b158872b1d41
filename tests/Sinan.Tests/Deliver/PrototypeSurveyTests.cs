using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>A survey pinned to a version of a prototype: its answers stand beside that version and no other.</summary>
public sealed class PrototypeSurveyTests(TestServer server) : IClassFixture<TestServer>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_about_a_version_stand_beside_it()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Smart service"), ("Kind", "Product"));
        var page = new Uri(new Uri(server.Url), begun.Headers.Location!).AbsolutePath + "/prototype";
        foreach (var title in new[] { "Home", "Start" })
        {
            using var drawn = await TestServer.SubmitAsync(editor, page, "screen", ("Do", "save"), ("Title", title), ("Kind-0", "Title"), ("Text-0", "Hello"), ("Place-0", "1"));
            using var kept = await TestServer.SubmitAsync(editor, page, "keep", ("Remark", title));
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        }

        // The page of version 1 leads to a new survey about it.
        var ask = (await PageAsync(editor, page + "?version=1")).QuerySelector("a[href^='/listen/surveys?']")!.GetAttribute("href")!;
        using var added = await TestServer.SubmitAsync(editor, ask, "add", ("Title", "First look"));
        var id = long.Parse(added.Headers.Location!.ToString().Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture);
        var draft = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}/draft", Token)).GetProperty("draft");
        Assert.Equal(("Smart service", "1", page), (draft.GetProperty("design").GetString(), draft.GetProperty("design_version").GetString(), draft.GetProperty("design_path").GetString()));
        using var saved = await program.PutAsJsonAsync($"/api/v1/listen/surveys/{id}/draft", new { title = "First look", design = "Smart service", design_version = "1", design_path = page, questions = new[] { new { id = "q1", kind = "csat", text = "Do you like it?" } } }, Token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var published = await program.PostAsync($"/api/v1/listen/surveys/{id}/publish", null, Token);
        var store = server.Services.GetRequiredService<ISurveyStore>();
        for (var person = 0; person < 4; person++)
        {
            var values = ImmutableSortedDictionary<string, string>.Empty.Add("q1", person < 3 ? "5" : "1");
            await store.SubmitAsync(id, new SurveyAnswer(0, 1, "sheet" + person, new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), values), [new SurveyQuota("", null)], Token);
        }

        var first = await PageAsync(editor, page + "?version=1");
        Assert.Equal("Do you like it?", first.QuerySelector("main dl dt")!.TextContent);
        // By hand: three of four gave 4 or 5.
        Assert.Contains("75.0%", first.QuerySelector("main dl dd")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(first.QuerySelectorAll("main dl dd a[href^='/evidence/']"));
        Assert.Single(first.QuerySelectorAll($"a[href='/listen/surveys/{id}?version=1']"));
        Assert.Null((await PageAsync(editor, page + "?version=2")).QuerySelector("main dl dt"));
        Assert.NotNull((await PageAsync(editor, page)).QuerySelector("main dl dt"));
        Assert.NotNull((await PageAsync(editor, $"/listen/surveys/{id}")).QuerySelector($"a[href='{page}?version=1']"));
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + page + "?version=1", Token);
        Assert.Equal("First look", report.GetProperty("surveys")[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("https://example.org/deliver/x")]
    [InlineData("//example.org")]
    [InlineData("javascript:alert(1)")]
    public void A_survey_is_about_a_page_of_the_workspace(string path) =>
        Assert.Equal("listen.survey.json", DefinitionCheck.Of(new SurveyDefinition { Title = "a", DesignPath = path }).Problem.Code);

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }
}
