using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Initiatives over the server: by forms without scripts, and by the API.</summary>
public sealed class InitiativePagesTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<script>alert('x')</script>";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_initiative_is_begun_worked_on_and_passed_with_forms_alone()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);

        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Smart <b>service</b>"), ("Kind", "Development"));
        var page = begun.Headers.Location!.ToString();
        using var moved = await TestServer.SubmitAsync(editor, page + "/steps/need_mining", "step", ("State", "Doing"), ("Owner", Hostile), ("Due", "2020-01-02"), ("Note", "waits"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        using var answered = await TestServer.SubmitAsync(editor, page + "/steps/need_mining", "answer-business_value", ("Check", "business_value"), ("Choice", "Written"), ("Value", "fewer calls"));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);

        using var closed = await TestServer.SubmitAsync(editor, page, "gate");
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        Assert.Contains("deliver.gate.closed", await closed.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var nameless = await TestServer.SubmitAsync(editor, page, "gate", ("Reason", "in a hurry"));
        Assert.Contains("deliver.gate.override", await nameless.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var overridden = await TestServer.SubmitAsync(editor, page, "gate", ("Name", "Product lead"), ("Reason", "The fair is next week"));
        Assert.Equal(HttpStatusCode.Redirect, overridden.StatusCode);

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        var shown = await PageAsync(viewer, page);
        Assert.Equal("Smart <b>service</b>", shown.QuerySelector("h1")!.TextContent);
        Assert.Empty(shown.QuerySelectorAll("main script:not([type='application/json'])"));
        var note = shown.QuerySelector("[data-override]")!.TextContent;
        // Whoever types a name is told beside it.
        Assert.Contains("Product lead answers for it, entered by " + TestServer.NameOf(AccountRole.Editor), Squeezed(note), StringComparison.Ordinal);
        Assert.Contains("The fair is next week", note, StringComparison.Ordinal);
        Assert.Contains("Technical boundary", note, StringComparison.Ordinal);
        Assert.DoesNotContain("Business value", note, StringComparison.Ordinal);
        Assert.Equal(4, shown.QuerySelectorAll("[data-sides] .card-line").Length);
        Assert.Empty(shown.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, (await TestServer.SubmitAsync(viewer, page, "gate")).StatusCode);

        // The board shows it in the second stage, late and overridden.
        var board = await PageAsync(viewer, "/deliver");
        var card = board.QuerySelectorAll(".board-column")[1].QuerySelectorAll(".board-card").Single(c => c.TextContent.Contains("Smart <b>", StringComparison.Ordinal));
        Assert.Contains("1 late", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 overridden", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await PageAsync(viewer, "/deliver?view=table&stage=goal_and_solution")).QuerySelector("table"));
        Assert.NotNull((await PageAsync(viewer, page + "/steps/data_plan")).QuerySelector("#tracking"));
    }

    [Fact]
    public async Task Research_with_a_date_is_refused_and_the_form_says_why()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "New model"), ("Kind", "Research"));
        var page = begun.Headers.Location!.ToString();

        using var refused = await TestServer.SubmitAsync(editor, page, "edit", ("Title", "New model"), ("Kind", "Research"), ("ReleaseDate", "2026-09-01"));
        Assert.Contains("deliver.initiative.research_undated", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var taken = await TestServer.SubmitAsync(editor, page, "edit", ("Title", "New model"), ("Kind", "Research"), ("ReleaseDate", "2026-09-01"), ("Estimable", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("2026-09-01", (await PageAsync(editor, page)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_speaks_snake_case_and_names_what_a_gate_waits_for()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var id = await AddAsync(program, """{"title":"Recommend","kind":"product","owner":"mei","theme":"Growth"}""");

        using var moved = await program.PutAsync($"/api/v1/deliver/initiatives/{id}/steps/need_mining", Json("""{"owner":"bob","due":"2026-05-01","state":"done"}"""), Token);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        using var answered = await program.PutAsync($"/api/v1/deliver/initiatives/{id}/checks/boundary_score", Json("""{"value":"reaches_80"}"""), Token);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        using var closed = await program.PostAsync($"/api/v1/deliver/initiatives/{id}/gate", Json("{}"), Token);
        var refusal = await closed.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((409, "deliver.gate.closed"), ((int)closed.StatusCode, refusal.GetProperty("code").GetString()));
        Assert.Contains("Business value", refusal.GetProperty("title").GetString(), StringComparison.Ordinal);
        using var offered = await program.PostAsync($"/api/v1/deliver/initiatives/{id}/hand-over", Json("""{"to":"prompt_engineer","note":"write prompts"}"""), Token);
        using var taken = await program.PostAsync($"/api/v1/deliver/initiatives/{id}/hand-over", Json("""{"accepts":true}"""), Token);
        Assert.Equal("prompt_engineer", (await taken.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("holder").GetString());
        using var built = await program.PostAsync($"/api/v1/deliver/initiatives/{id}/builds", Json("""{"version":"1.2.0","is_release":true,"url":"https://ci.example/7"}"""), Token);
        Assert.Equal(HttpStatusCode.Created, built.StatusCode);

        var report = await program.GetFromJsonAsync<JsonElement>($"/api/v1/deliver/initiatives/{id}", Token);
        Assert.Equal("need_insight", report.GetProperty("initiative").GetProperty("stage").GetString());
        Assert.Equal(["current", "ahead", "ahead", "ahead", "ahead", "ahead", "ahead"], report.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("state").GetString()));
        Assert.Equal(["need", "feasibility", "data", "compliance"], report.GetProperty("sides").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        Assert.Equal("holds", report.GetProperty("sides")[1].GetProperty("state").GetString());
        Assert.Equal("1.2.0", report.GetProperty("initiative").GetProperty("builds")[0].GetProperty("version").GetString());
        var list = await program.GetFromJsonAsync<JsonElement>("/api/v1/deliver/initiatives?theme=Growth&kind=product", Token);
        Assert.Equal((id, 1), (list.GetProperty("initiatives")[0].GetProperty("id").GetInt64(), list.GetProperty("initiatives").GetArrayLength()));
    }

    [Theory]
    [InlineData("""{"title":null}""")]
    [InlineData("""{"kind":"poem","title":"a"}""")]
    [InlineData("not json")]
    public async Task A_body_that_cannot_be_read_changes_nothing(string body)
    {
        using var writer = await server.ProgramAsync(Permissions.Write);

        using var answer = await writer.PostAsync("/api/v1/deliver/initiatives", Json(body), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("deliver.json", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "x"), ("Kind", "Product"));

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/deliver/initiatives/999999", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(begun.Headers.Location + "/steps/dancing", Token)).StatusCode);
        using var program = await server.ProgramAsync(Permissions.Write);
        Assert.Equal(HttpStatusCode.NotFound, (await program.PutAsync("/api/v1/deliver/initiatives/1/steps/dancing", Json("{}"), Token)).StatusCode);
        using var proposal = await program.PutAsync("/api/v1/deliver/initiatives/1/checks/business_value", Json("""{"choice":"accepted"}"""), Token);
        Assert.Contains("deliver.check.no_proposal", await proposal.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_of_200_initiatives_shows_each_in_its_stage()
    {
        var store = server.Services.GetRequiredService<IInitiativeStore>();
        var answers = Lifecycle.Steps.SelectMany(s => s.Checks).Where(c => c.Kind == CheckKind.Words).ToDictionary(c => c.Code, c => new CheckAnswer(new string('x', 200), AnswerOrigin.Written, "editor", DateTimeOffset.UnixEpoch));
        var last = 0L;
        for (var i = 0; i < 200; i++)
        {
            var full = new Initiative { Title = "Initiative " + i, Theme = "Large", Stage = (WorkStage)(i % 7), Answers = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(answers) };
            last = (await store.AddAsync(new InitiativeChange(full, new Phrase("deliver.log.begun")), "editor", Token)).Id;
        }

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        var board = await PageAsync(viewer, "/deliver?theme=Large");
        // 200 over seven stages: 29 in the first four, 28 in the others.
        Assert.Equal([29, 29, 29, 29, 28, 28, 28], board.QuerySelectorAll(".board-column").Select(c => c.QuerySelectorAll(".board-card").Length));
        Assert.NotNull((await PageAsync(viewer, "/deliver?view=table")).QuerySelector("table"));
        Assert.Equal("Initiative 199", (await PageAsync(viewer, $"/deliver/initiatives/{last}")).QuerySelector("h1")!.TextContent);
    }

    static async Task<long> AddAsync(HttpClient client, string body)
    {
        using var added = await client.PostAsync("/api/v1/deliver/initiatives", Json(body), Token);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        return (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }
}
