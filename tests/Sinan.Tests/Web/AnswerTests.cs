using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>What the server says when all is well, and when it is not.</summary>
[Collection("server")]
public sealed class AnswerTests(TestServer server)
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var client = server.Stranger();
        foreach (var path in new[] { "/login", "/jobs", "/api/v1/jobs", "/nowhere" })
        {
            using var answer = await client.GetAsync(path);

            Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("zh-CN", "这个地址没有内容。")]
    [InlineData("en-GB", "Nothing lives at this address.")]
    public async Task Problems_of_the_API_have_a_stable_code_and_speak_the_callers_language(string language, string begins)
    {
        using var client = await server.ProgramAsync(Permissions.Read);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await client.GetAsync("/api/v1/jobs/987654");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("web.not_found", problem.GetProperty("code").GetString());
        Assert.StartsWith(begins, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_calmly()
    {
        using var client = await server.PersonAsync(AccountRole.Viewer);

        using var answer = await client.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector("[data-problem='web.not_found']"));
        Assert.NotNull(page.QuerySelector("main h1"));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_change_that_another_site_starts_is_turned_away(string origin)
    {
        using var client = await server.PersonAsync(AccountRole.Admin);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", origin);

        using var answer = await client.PostAsync("/api/v1/jobs/1/cancel", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("web.other_site", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Another_host_name_for_the_loopback_address_is_refused()
    {
        using var client = server.Stranger();
        client.DefaultRequestHeaders.Host = "attacker.example";

        using var answer = await client.GetAsync("/login");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_users_wrote_is_text_and_never_markup()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var evidence = new Evidence
        {
            Stage = "listen", Question = "FindThemes", Parameters = "{\"text\":\"</td><script>alert(3)</script>\"}", Statement = Phrase.Literal(attack),
            Data = DataVersion.Empty, Method = "ui.product", Value = 1, Unit = FactKind.Count, NoInterval = "kernel.unknown",
            Sentences = [attack], CodeVersion = "test", At = DateTimeOffset.UnixEpoch,
        }.Sealed();
        await server.Services.GetRequiredService<IEvidenceStore>().SaveAsync([evidence], default);
        using var client = await server.PersonAsync(AccountRole.Viewer);

        var html = await client.GetStringAsync("/evidence/" + evidence.Id);

        var page = new HtmlParser().ParseDocument(html);
        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src"), script.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Contains(attack, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parameters_of_a_question_are_told_in_words()
    {
        var evidence = new Evidence
        {
            Stage = "understand", Question = "ForecastMetric", Statement = Phrase.Literal("x"),
            Parameters = """{"metric":{"event":"pay","regressors":[],"from":null},"steps":["view","pay"],"horizon_ms":1209600000,"is_rolling":true,"effort":{"value":5,"low":4,"high":8},"of_later_versions":7}""",
            Data = DataVersion.Empty, Method = "ui.product", Value = 1, Unit = FactKind.Count, NoInterval = "kernel.unknown", CodeVersion = "test", At = DateTimeOffset.UnixEpoch,
        }.Sealed();
        await server.Services.GetRequiredService<IEvidenceStore>().SaveAsync([evidence], default);
        using var client = await server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/evidence/" + evidence.Id));

        Assert.Equal(
            ["Event: pay", "Steps: view, pay", "Horizon: 14 d", "A later return counts too: yes", "Effort in person-days: 5 (4–8)", "of_later_versions: 7"],
            page.QuerySelectorAll("table.parameters tbody tr").Select(row => $"{row.Children[0].TextContent}: {row.Children[1].TextContent}"));
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        using var client = await server.ProgramAsync(Permissions.Read);

        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/v1/jobs/{id}/events", out _));
        Assert.All(document.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_is_open_and_says_only_yes_or_no()
    {
        using var client = server.Stranger();

        Assert.Equal("Healthy", await client.GetStringAsync("/healthz/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/healthz/ready"));
    }

    [Fact]
    public async Task An_API_key_is_shown_once_and_works()
    {
        using var admin = await server.PersonAsync(AccountRole.Admin);

        using var answer = await TestServer.SubmitAsync(admin, "/settings", "key-add", ("Issue.Name", "report <b>"), ("Issue.Read", "true"));

        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var secret = page.QuerySelector(".secret")!.TextContent;
        using var program = server.Stranger();
        program.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/jobs")).StatusCode);
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/settings"), StringComparison.Ordinal);
    }
}
