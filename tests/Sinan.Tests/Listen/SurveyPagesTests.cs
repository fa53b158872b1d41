using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.AnswerSurvey;
using Sinan.Stages.Listen.Features.HearSurvey;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>Surveys from the first question to the result, over the server, the way a browser without scripts does it.</summary>
public sealed partial class SurveyPagesTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<script>alert('x')</script> 13912345678";

    const string Draft = """
        {"title":"Orders","thanks":"Thanks a lot","design":"Order page","design_version":"v2","questions":[
          {"id":"q1","kind":"single","text":"How do you order?","options":["By phone","By app"],"quotas":[null,3]},
          {"id":"q2","kind":"nps","text":"Would you recommend it?"},
          {"id":"q3","kind":"open","text":"You order {q1}. What is missing?","is_required":false,"show_if":{"question":"q2","values":[0,1,2,3,4,5,6]}}]}
        """;

    [Fact]
    public async Task An_answer_goes_from_the_link_to_the_results_and_into_the_comments()
    {
        var (id, link) = await PublishedAsync(Draft);
        using var stranger = server.Stranger();

        // Page 1 asks q1 and q2; q3 waits for both.
        var first = await PageAsync(stranger, link);
        Assert.Equal("Orders", first.QuerySelector("h1")!.TextContent);
        Assert.Equal(["q1", "q2"], first.QuerySelectorAll("fieldset").Select(f => f.Id));
        var second = await NextAsync(stranger, link, first, ("q1", "1"), ("q2", "3"));
        Assert.Equal("You order By app. What is missing?", second.QuerySelector("legend")!.TextContent);
        using var sent = await SendAsync(stranger, link, second, ("q3", Hostile));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("Thanks a lot", await stranger.GetStringAsync(sent.Headers.Location!.ToString()), StringComparison.Ordinal);

        // A promoter is not asked for more and is done after one page.
        var again = await PageAsync(stranger, link);
        using var done = await SendAsync(stranger, link, again, ("q1", "0"), ("q2", "10"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        using var reader = await server.PersonAsync(AccountRole.Viewer);
        var results = await PageAsync(reader, $"/listen/surveys/{id}");
        Assert.Contains("Order page", results.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(results.QuerySelectorAll("li p[data-user]"), l => l.TextContent == "<script>alert('x')</script> [phone]");
        Assert.NotEmpty(results.QuerySelectorAll("a[href^='/evidence/']"));

        // As the row of controls sends it.
        Assert.NotNull((await PageAsync(reader, $"/listen/surveys/{id}?version=1&filter=q1%3D1&weighted=")).QuerySelector("#q1"));
        Assert.NotNull((await PageAsync(reader, $"/listen/surveys/{id}/cross?rows=q1&columns=q2&weighted=")).QuerySelector("table"));

        using var program = await server.ProgramAsync(Permissions.Read);
        var report = await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}");
        // By hand: one promoter and one detractor of two.
        var nps = report.GetProperty("questions")[1].GetProperty("sentence").GetProperty("facts")[0];
        Assert.Equal(0, nps.GetProperty("number").GetDouble(), 1e-9);
        var evidence = await program.GetAsync("/api/v1/evidence/" + nps.GetProperty("evidence").GetString());
        Assert.Equal(HttpStatusCode.OK, evidence.StatusCode);
        var csv = await program.GetStringAsync($"/api/v1/listen/surveys/{id}/answers");
        Assert.Contains("By app,3,", csv, StringComparison.Ordinal);
        Assert.Equal(1, (await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}?filter=q1=1")).GetProperty("answers").GetInt32());

        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HearSurveyHandler>().HandleAsync(new HearSurvey(id), default);
        var heard = (await scope.ServiceProvider.GetRequiredService<IFeedbackRecord>().ReadAllAsync(default)).Where(f => f.Source == "survey:Orders").ToArray();
        // NPS 3 of 0…10 is 1 + 4 · 0.3 of 1…5.
        Assert.Equal(["<script>alert('x')</script> [phone]"], heard.Select(h => h.Text));
        Assert.Equal(2.2, heard[0].Rating!.Value, 1e-9);
    }

    // By hand: 40 of 60 people took the small one where both were shown, so set side by side it gets 2/3; two of a kind get the same.
    [Fact]
    public async Task Products_set_side_by_side_get_the_shares_that_people_chose()
    {
        var (id, _) = await PublishedAsync("""
            {"title":"Sizes","questions":[{"id":"q1","kind":"conjoint","text":"Which one?","attributes":[{"name":"Size","levels":["Small","Large"]}],"per_set":2,"sets":1}]}
            """);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<ISurveyStore>();
            var asked = (await store.FindVersionAsync(id, 1, default))!.Questions[0];
            for (var person = 0; person < 60; person++)
            {
                var sheet = $"sheet-{person}";
                var chosen = asked.BlockOf(sheet)[0].Index().Single(p => p.Item[0] == (person < 40 ? 0 : 1)).Index;
                await store.SubmitAsync(
                    id, new SurveyAnswer(0, 1, sheet, new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), ImmutableSortedDictionary<string, string>.Empty.Add(AnswerField.Part("q1", 0), $"{chosen}")),
                    [new SurveyQuota("", null)], default);
            }
        }

        using var program = await server.ProgramAsync(Permissions.Read);
        var report = await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}/shares?products=1;0");
        Assert.Equal(60, report.GetProperty("answers").GetInt32());
        Assert.Equal(["B · Small", "A · Large"], report.GetProperty("shares").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.Equal(2 / 3.0, report.GetProperty("shares")[0].GetProperty("share").GetProperty("number").GetDouble(), 1e-6);
        // Without products: the first levels against the last.
        Assert.Equal("A · Small", (await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/surveys/{id}/shares")).GetProperty("shares")[0].GetProperty("name").GetString());

        using var reader = await server.PersonAsync(AccountRole.Viewer);
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.NotNull((await PageAsync(reader, $"/listen/surveys/{id}")).QuerySelector($"a[href='/listen/surveys/{id}/shares?question=q1']"));
        var leads = await PageAsync(reader, $"/listen/surveys/{id}/shares?products=2&p0a0=0&p1a0=1");
        Assert.Contains("“A · Small” would lead", leads.QuerySelector(".answer p")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(leads.QuerySelectorAll("a[href^='/evidence/']"));
        var same = await PageAsync(reader, $"/listen/surveys/{id}/shares?products=3&p0a0=1&p1a0=1&p2a0=1");
        Assert.Contains("No product surely leads", same.QuerySelector(".answer p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, same.QuerySelectorAll("main fieldset").Length);

        foreach (var (query, status, code) in new[]
        {
            ("products=0", HttpStatusCode.BadRequest, "listen.survey.shares_products"), ("products=0;2", HttpStatusCode.BadRequest, "listen.survey.shares_products"),
            ("products=0,1;1,0", HttpStatusCode.BadRequest, "listen.survey.shares_products"), ("products=one;two", HttpStatusCode.BadRequest, "listen.survey.shares_products"),
            ("question=q9", HttpStatusCode.NotFound, "listen.survey.shares_question"),
        })
        {
            using var refused = await program.GetAsync($"/api/v1/listen/surveys/{id}/shares?{query}");
            Assert.Equal(status, refused.StatusCode);
            Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Choices_of_nobody_settle_no_shares()
    {
        var (id, _) = await PublishedAsync("""{"title":"Sizes","questions":[{"id":"q1","kind":"conjoint","text":"Which one?","attributes":[{"name":"Size","levels":["Small","Large"]}],"per_set":2,"sets":1}]}""");
        using var program = await server.ProgramAsync(Permissions.Read);

        using var answer = await program.GetAsync($"/api/v1/listen/surveys/{id}/shares");

        Assert.Equal("listen.survey.shares_unsettled", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_full_quota_and_a_closed_survey_say_so()
    {
        var (id, link) = await PublishedAsync(Draft);
        using var stranger = server.Stranger();
        for (var i = 0; i < 3; i++)
        {
            using var sent = await SendAsync(stranger, link, await PageAsync(stranger, link), ("q1", "1"), ("q2", "9"));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        using var full = await SendAsync(stranger, link, await PageAsync(stranger, link), ("q1", "1"), ("q2", "9"));
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        Assert.Contains("listen.survey.full", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await SendAsync(stranger, link, await PageAsync(stranger, link), ("q1", "0"), ("q2", "9"));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);

        using var writer = await server.ProgramAsync(Permissions.Write);
        Assert.Equal(HttpStatusCode.OK, (await writer.PostAsync($"/api/v1/listen/surveys/{id}/close", null)).StatusCode);
        using var closed = await stranger.GetAsync(link);
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        Assert.Contains("listen.survey.closed", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Whoever sent the last answer is thanked all the same.
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link + "?done=1")).StatusCode);
    }

    [Fact]
    public async Task A_missing_answer_brings_the_page_back_with_what_was_entered()
    {
        var (_, link) = await PublishedAsync(Draft);
        using var stranger = server.Stranger();

        using var answer = await SendAsync(stranger, link, await PageAsync(stranger, link), ("q2", "7"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("listen.survey.answer_missing", page.QuerySelector("[data-problem]")!.GetAttribute("data-problem"));
        Assert.Equal("7", page.QuerySelector("input[name=q2][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_unknown_or_replaced_link_leads_to_no_survey()
    {
        var (id, link) = await PublishedAsync(Draft);
        using var writer = await server.ProgramAsync(Permissions.Write);
        await writer.PostAsync($"/api/v1/listen/surveys/{id}/relink", null);
        using var stranger = server.Stranger();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/s/00000000000000000000000000000000")).StatusCode);
        // 160 random bits in base 32.
        Assert.Equal(32, link.Length - "/s/".Length);
    }

    [Fact]
    public async Task A_survey_is_built_with_forms_alone()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);

        using var begun = await TestServer.SubmitAsync(editor, "/listen/surveys", "add", ("Title", "Built by hand"));
        var edit = begun.Headers.Location!.ToString();
        using var added = await TestServer.SubmitAsync(editor, edit, "add", ("Kind", "Single"), ("Text", "Which <one>?"));
        var question = added.Headers.Location!.ToString();
        Assert.EndsWith("/questions/q1", question, StringComparison.Ordinal);
        using var saved = await TestServer.SubmitAsync(editor, question, "question", ("Text", "Which <one>?"), ("Required", "on"), ("Options", "A\r\nB & C"), ("Quota0", "5"), ("Quota1", ""), ("Population0", "40"), ("Population1", "60"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        // The second save finds the options in another order: quotas follow their words.
        using var turned = await TestServer.SubmitAsync(editor, question, "question", ("Text", "Which <one>?"), ("Required", "on"), ("Options", "B & C\r\nA"), ("Quota0", "5"), ("Quota1", ""));
        Assert.Equal(["", "5"], (await PageAsync(editor, question)).QuerySelectorAll("input[name^=Quota]").Select(i => i.GetAttribute("value") ?? ""));
        using var wrong = await TestServer.SubmitAsync(editor, question, "question", ("Text", "Which <one>?"), ("Options", "A"));
        Assert.Contains("listen.survey.options", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var published = await TestServer.SubmitAsync(editor, edit, "move", ("Step", "Publish"));
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);

        var page = await PageAsync(editor, edit);
        var link = page.QuerySelector("[data-survey-link]")!.GetAttribute("href")!;
        using var stranger = server.Stranger();
        var asked = await PageAsync(stranger, link);
        Assert.Equal("Which <one>?", asked.QuerySelector("legend")!.TextContent);
        Assert.Equal(["B & C", "A"], asked.QuerySelectorAll("label span").Select(s => s.TextContent));
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(edit)).StatusCode);
    }

    [Theory]
    [InlineData("""{"title":"a","questions":[{"id":"q1","kind":"open","text":null}]}""")]
    [InlineData("""{"title":null}""")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task A_draft_that_is_none_is_refused(string draft)
    {
        using var writer = await server.ProgramAsync(Permissions.Write);

        using var saved = await writer.PutAsync("/api/v1/listen/surveys/1/draft", new StringContent(draft, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        Assert.Contains("listen.survey.json", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interviews_are_coded_with_numbered_sentences()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var added = await editor.PostAsync("/listen/interviews", await MultipartAsync(editor, ("Kind", "Market"), ("Title", "Shop <owner>"), ("Text", "It is slow. Call me on 13912345678! Fine.")));
        var page = new Uri(new Uri(server.Url), added.Headers.Location!).AbsolutePath;
        using var coded = await TestServer.SubmitAsync(editor, "/listen/interviews", "code", ("Name", "Speed"), ("Meaning", "waiting"));
        Assert.Equal(HttpStatusCode.Redirect, coded.StatusCode);

        var shown = await PageAsync(editor, page);
        Assert.Equal(["It is slow.", "Call me on [phone]!", "Fine."], shown.QuerySelectorAll(".transcript li > span[data-user]").Select(s => s.TextContent));
        var code = shown.QuerySelector("select[name=Code] option")!.GetAttribute("value")!;
        using var quoted = await TestServer.SubmitAsync(editor, page, "quote", ("First", "1"), ("Last", "2"), ("Code", code), ("Need", ""));
        Assert.Equal(HttpStatusCode.Redirect, quoted.StatusCode);
        using var beyond = await TestServer.SubmitAsync(editor, page, "quote", ("First", "3"), ("Last", "9"), ("Code", code), ("Need", ""));
        Assert.Contains("listen.interview.range", await beyond.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var need = await program.PostAsJsonAsync("/api/v1" + page + "/quotes", new { first = 1, last = 1, code = long.Parse(code, System.Globalization.CultureInfo.InvariantCulture), need = "n-unknown" });
        Assert.Contains("listen.interview.need_unknown", await need.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1/listen/interviews");
        Assert.Equal("market", report.GetProperty("interviews").EnumerateArray().Single(i => i.GetProperty("title").GetString() == "Shop <owner>").GetProperty("kind").GetString());
        var speed = report.GetProperty("codes").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "Speed");
        Assert.Equal((1, 1.0), (speed.GetProperty("quotes").GetInt32(), speed.GetProperty("interviews").GetProperty("number").GetDouble()));
    }

    [Fact]
    public void An_address_that_floods_is_slowed_down()
    {
        var clock = new Storage.ManualClock();
        var throttle = new AnswerThrottle(clock);

        Assert.All(Enumerable.Range(0, AnswerThrottle.Most), _ => Assert.True(throttle.TryCount("1.2.3.4")));
        Assert.False(throttle.TryCount("1.2.3.4"));
        Assert.True(throttle.TryCount("1.2.3.5"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(throttle.TryCount("1.2.3.4"));
    }

    async Task<(long Id, string Link)> PublishedAsync(string draft)
    {
        using var writer = await server.ProgramAsync(Permissions.Write, Permissions.Read);
        using var added = await writer.PostAsJsonAsync("/api/v1/listen/surveys", new { title = "Orders" });
        var survey = await added.Content.ReadFromJsonAsync<JsonElement>();
        var id = survey.GetProperty("id").GetInt64();
        using var saved = await writer.PutAsync($"/api/v1/listen/surveys/{id}/draft", new StringContent(draft, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var published = await writer.PostAsync($"/api/v1/listen/surveys/{id}/publish", null);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        return (id, "/s/" + survey.GetProperty("token").GetString());
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts the form of a page with its hidden fields.</summary>
    static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, IHtmlDocument page, params (string Name, string Value)[] fields) => client.PostAsync(
        path, new FormUrlEncodedContent(page.QuerySelectorAll("main form input[type=hidden]").Select(h => KeyValuePair.Create(h.GetAttribute("name")!, h.GetAttribute("value")!)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    static async Task<IHtmlDocument> NextAsync(HttpClient client, string path, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(client, path, page, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    static async Task<MultipartFormDataContent> MultipartAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync("/listen/interviews");
        var content = new MultipartFormDataContent { { new StringContent("interview"), "_handler" }, { new StringContent(Verification().Match(html).Groups[1].Value), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Verification();
}
