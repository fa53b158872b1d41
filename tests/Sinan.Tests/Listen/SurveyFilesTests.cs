using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.HearSurvey;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>Pictures with open answers, from the form without scripts to their end.</summary>
public sealed class SurveyFilesTests(TestServer server) : IClassFixture<TestServer>
{
    /// <summary>One table, one frame, one scan (ITU-T T.81).</summary>
    static readonly byte[] clean = [0xFF, 0xD8, 0xFF, 0xDB, 0, 3, 0, 0xFF, 0xC0, 0, 3, 0, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];

    /// <summary>The same as its camera wrote it, with a comment.</summary>
    internal static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xFE, 0, 8, .. "SECRET"u8, .. clean.AsSpan(2)];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_goes_from_the_form_to_the_results_the_export_and_the_comment_and_ends_with_its_answer()
    {
        var (id, link) = await PublishedAsync(server, "Broken page", mostAnswers: 2);
        using var stranger = server.Stranger();
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);

        using var sent = await SendAsync(stranger, link, "It looks odd", Photo, Photo);
        using var twin = await SendAsync(stranger, link, "", Photo);
        using var full = await SendAsync(stranger, link, "late", Photo);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (sent.StatusCode, twin.StatusCode, full.StatusCode));

        var quotes = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}", Token)).GetProperty("questions")[0].GetProperty("quotes");
        Assert.Equal([("", 1), ("It looks odd", 2)], quotes.EnumerateArray().Select(q => (q.GetProperty("text").GetString()!, q.GetProperty("files").GetArrayLength())));
        var (first, second) = (quotes[1].GetProperty("no").GetInt64(), quotes[0].GetProperty("no").GetInt64());
        var address = quotes[0].GetProperty("files")[0].GetProperty("address").GetString()!;
        var path = $"/api/v1/listen/surveys/{id}/answers/{first}/files/q1/2";
        Assert.Equal(clean, await program.GetByteArrayAsync(path, Token));
        using var strange = await stranger.GetAsync(path, Token);
        using var beyond = await program.GetAsync(path[..^1] + "3", Token);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (strange.StatusCode, beyond.StatusCode));

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        var results = await PageAsync(viewer, $"/listen/surveys/{id}");
        Assert.Equal(3, results.QuerySelectorAll($"img[src^='/api/v1/listen/surveys/{id}/answers/']").Length);
        Assert.Empty(results.QuerySelectorAll("main li form"));
        Assert.Contains($"{path[..^1]}1 | {path}", await program.GetStringAsync($"/api/v1/listen/surveys/{id}/answers", Token), StringComparison.Ordinal);

        var heard = await HeardAsync(id, "survey:Broken page");
        Assert.Equal("It looks odd", heard.Text);
        Assert.Equal([address], (await server.Services.GetRequiredService<IFeedbackAttachments>().OfAsync(heard.No, Token)).Select(a => a.File.Address));

        // The form on the page removes the first answer; the second one holds the same picture.
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var removed = await TestServer.SubmitAsync(editor, $"/listen/surveys/{id}", string.Create(CultureInfo.InvariantCulture, $"remove-q1-{first}"));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Null(await server.Services.GetRequiredService<IFeedbackRecord>().FindAsync(heard.No, Token));
        Assert.NotNull(await OpenAsync(address));
        using var again = await SendAsync(stranger, link, "in time", clean[..2]);
        Assert.Contains("collect.attachment_type", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var free = await SendAsync(stranger, link, "in time");
        Assert.Equal(HttpStatusCode.Redirect, free.StatusCode);

        using var gone = await program.DeleteAsync($"/api/v1/listen/surveys/{id}/answers/{second}", Token);
        Assert.Equal("""{"comments":0,"files":1}""", await gone.Content.ReadAsStringAsync(Token));
        Assert.Null(await OpenAsync(address));
        using var unknown = await program.DeleteAsync($"/api/v1/listen/surveys/{id}/answers/{second}", Token);
        Assert.Contains("listen.survey.answer_unknown", await unknown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_brings_the_page_back_with_the_words()
    {
        var (_, link) = await PublishedAsync(server, "Refused", mostAnswers: null);
        using var stranger = server.Stranger();

        foreach (var (file, code) in new[] { ("<svg/>"u8.ToArray(), "collect.attachment_type"), (Photo[..^2], "collect.attachment_broken") })
        {
            using var answer = await SendAsync(stranger, link, "my words", file);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
            Assert.Equal(code, page.QuerySelector("[data-problem]")!.GetAttribute("data-problem"));
            Assert.Equal("my words", page.QuerySelector("textarea")!.TextContent);
            Assert.Contains("choose yours again", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_says_what_it_takes_and_what_is_removed()
    {
        var (_, link) = await PublishedAsync(server, "Said", mostAnswers: null);
        using var stranger = server.Stranger();

        var page = await PageAsync(stranger, link);

        Assert.Equal("multipart/form-data", page.QuerySelector("main form")!.GetAttribute("enctype"));
        Assert.Contains("At most 3 files; a picture up to 5 MB, a recording or film up to 20 MB. Location, device data and tags are removed", page.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }

    static readonly SurveyQuestion asks = new() { Id = "q1", Kind = QuestionKind.Open, Text = "What?", TakesFiles = true };

    [Fact]
    public void Files_come_with_free_words_on_the_last_page_only()
    {
        var named = new SurveyQuestion { Id = "q2", Kind = QuestionKind.Open, Text = "You said {q1}. Why?" };

        Assert.True(DefinitionCheck.Of(new SurveyDefinition { Title = "a", Questions = [asks, named with { Text = "Why?" }] }).IsOk);
        Assert.Equal("listen.survey.files", DefinitionCheck.Of(new SurveyDefinition { Title = "a", Questions = [asks, named] }).Problem.Code);
        Assert.Equal("listen.survey.files", DefinitionCheck.Of(new SurveyDefinition { Title = "a", Questions = [asks with { Kind = QuestionKind.Nps }] }).Problem.Code);
    }

    // Nobody may name a content of the workspace as a file of theirs.
    [Fact]
    public void A_form_cannot_name_files_itself() =>
        Assert.Equal(["q1"], SheetReader.Read([asks], "sheet", name => name == "q1" ? ["words"] : ["0123 image/png 5"]).Value.Keys);

    internal static async Task<(long Id, string Link)> PublishedAsync(TestServer server, string title, int? mostAnswers)
    {
        using var writer = await server.ProgramAsync(Permissions.Write, Permissions.Read);
        var survey = await (await writer.PostAsJsonAsync("/api/v1/listen/surveys", new { title }, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        var id = survey.GetProperty("id").GetInt64();
        var draft = new { title, most_answers = mostAnswers, questions = new[] { new { id = "q1", kind = "open", text = "What is broken?", is_required = false, takes_files = true } } };
        using var saved = await writer.PutAsJsonAsync($"/api/v1/listen/surveys/{id}/draft", draft, Token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var published = await writer.PostAsync($"/api/v1/listen/surveys/{id}/publish", null, Token);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        return (id, "/s/" + survey.GetProperty("token").GetString());
    }

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient client, string link, string words, params byte[][] files)
    {
        using var shown = await client.GetAsync(link, Token);
        if (shown.StatusCode == HttpStatusCode.Conflict)
            return new HttpResponseMessage(HttpStatusCode.Conflict);
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync(Token));
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("main form input[type=hidden]"))
            form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        form.Add(new StringContent(words, Encoding.UTF8), "q1");
        foreach (var file in files)
            form.Add(new ByteArrayContent(file), "q1.files", "photo.jpg");
        return await client.PostAsync(link, form, Token);
    }

    async Task<StoredFeedback> HeardAsync(long survey, string source)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HearSurveyHandler>().HandleAsync(new HearSurvey(survey), Token);
        return (await scope.ServiceProvider.GetRequiredService<IFeedbackRecord>().ReadAllAsync(Token)).Single(f => f.Source == source);
    }

    async Task<Stream?> OpenAsync(string address) => await server.Services.GetRequiredService<IBlobs>().OpenAsync(address, Token);

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }
}
