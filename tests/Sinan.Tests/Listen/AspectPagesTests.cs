using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>Aspects on pages and in the API. In 40 days of version 1, 120 comments praise the screen and blame the battery; in 40 days of version 2, 120 do the reverse; one asks.</summary>
public sealed class AspectPagesTests(AspectPagesTests.AspectServer aspects) : IClassFixture<AspectPagesTests.AspectServer>
{
    const string Hostile = "<script>alert('x')</script> 屏幕很模糊，电池很耐用";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_each_feeling_with_an_interval_that_is_proved()
    {
        using var client = await aspects.Server.ProgramAsync(Permissions.Read);

        var screen = (await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/aspects", Token)).GetProperty("aspects").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "屏幕");

        Assert.Equal(241, screen.GetProperty("comments").GetInt32());
        foreach (var (feeling, part) in new[] { ("praise", 120), ("blame", 120), ("mixed", 0), ("uncertain", 0) })
        {
            var figure = screen.GetProperty(feeling);
            Assert.Equal(part / 241.0, figure.GetProperty("value").GetDouble(), 12);
            Assert.InRange(figure.GetProperty("value").GetDouble(), figure.GetProperty("interval").GetProperty("low").GetDouble(), figure.GetProperty("interval").GetProperty("high").GetDouble());
            using var evidence = await client.GetAsync("/api/v1/evidence/" + figure.GetProperty("evidence").GetString(), Token);
            Assert.Equal(HttpStatusCode.OK, evidence.StatusCode);
        }
    }

    [Fact]
    public async Task One_aspect_is_told_by_week_by_version_and_in_the_words_of_people()
    {
        using var client = await aspects.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/aspects/{aspects.Screen}?by=version", Token);

        var weeks = found.GetProperty("weeks").EnumerateArray().ToArray();
        Assert.Equal((241, 120, 120), (Sum(weeks, "comments"), Sum(weeks, "praise"), Sum(weeks, "blame")));
        Assert.Equal(60, found.GetProperty("users").GetInt32());
        var parts = found.GetProperty("breakdown").GetProperty("parts").EnumerateArray().ToDictionary(p => p.TryGetProperty("value", out var version) ? version.GetString()! : "");
        Assert.Equal((0, 1), (Value(parts["1"], "blame"), Value(parts["1"], "praise")));
        Assert.Equal((1, 0), (Value(parts["2"], "blame"), Value(parts["2"], "praise")));
        Assert.Equal("listen.aspect.by.answer_worse", found.GetProperty("breakdown").GetProperty("sentence").GetProperty("key").GetString());
        Assert.All(found.GetProperty("blaming").EnumerateArray(), c => Assert.Contains("模糊", c.GetProperty("clause").GetProperty("text").GetString()!, StringComparison.Ordinal));
        Assert.All(found.GetProperty("praising").EnumerateArray(), c => Assert.Contains("清晰", c.GetProperty("clause").GetProperty("text").GetString()!, StringComparison.Ordinal));
        var narrowed = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/aspects/{aspects.Screen}?version=2", Token);
        Assert.Equal(120, narrowed.GetProperty("comments").GetInt32());
    }

    [Fact]
    public async Task A_need_begins_with_what_the_page_says()
    {
        using var editor = await aspects.Server.PersonAsync(AccountRole.Editor);
        using var page = new HtmlParser().ParseDocument(await editor.GetStringAsync("/listen/aspect/" + aspects.Screen, Token));
        var link = page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith("/decide/needs/new?", StringComparison.Ordinal));

        using var form = new HtmlParser().ParseDocument(await editor.GetStringAsync(link, Token));
        using var hostile = new HtmlParser().ParseDocument(await editor.GetStringAsync("/decide/needs/new?title=" + Uri.EscapeDataString("\"><script>x</script>"), Token));

        Assert.Contains("屏幕", form.QuerySelector("input[name=Title]")!.GetAttribute("value")!, StringComparison.Ordinal);
        Assert.Contains("241", form.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("\"><script>x</script>", hostile.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        Assert.DoesNotContain(hostile.QuerySelectorAll("script"), s => s.TextContent == "x");
    }

    [Theory]
    [InlineData("", 241)]
    [InlineData("&feeling=blame", 120)]
    [InlineData("&feeling=negative", 120)]
    [InlineData("&feeling=praise", 120)]
    [InlineData("&feeling=neutral", 1)]
    [InlineData("&feeling=mixed", 0)]
    [InlineData("&feeling=blame&version=1", 0)]
    public async Task Comments_are_filtered_by_aspect_and_by_the_feeling_about_it(string further, int total)
    {
        using var client = await aspects.Server.ProgramAsync(Permissions.Read);

        var list = await client.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments?aspect={aspects.Screen}{further}", Token);

        Assert.Equal(total, list.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_became_better_and_worse_is_told_with_corrected_tests()
    {
        using var client = await aspects.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/aspects/changes?before_from=2026-03-02&before_to=2026-04-10&from=2026-04-11&to=2026-05-20", Token);
        var changes = found.GetProperty("aspects").EnumerateArray().ToDictionary(a => a.GetProperty("name").GetString()!);

        // The question of the last day speaks of the screen without blame.
        Assert.Equal(("worse", 120 / 121.0, -1), (changes["屏幕"].GetProperty("direction").GetString()!, Value(changes["屏幕"], "blame"), Value(changes["屏幕"], "praise")));
        Assert.Equal(("better", -1, 1), (changes["电池"].GetProperty("direction").GetString()!, Value(changes["电池"], "blame"), Value(changes["电池"], "praise")));
        Assert.InRange(changes["屏幕"].GetProperty("blame_p").GetDouble(), 0, 1e-9);
        Assert.Equal("listen.aspects.change.worse", found.GetProperty("sentence").GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("/api/v1/listen/aspects/a-none", HttpStatusCode.NotFound, "listen.no_aspect")]
    [InlineData("/api/v1/listen/aspects/changes?before_from=2026-05-01&before_to=2026-05-10&from=2026-04-11&to=2026-05-20", HttpStatusCode.BadRequest, "listen.aspects.periods")]
    public async Task What_cannot_be_asked_is_refused_in_one_message(string path, HttpStatusCode status, string code)
    {
        using var client = await aspects.Server.ProgramAsync(Permissions.Read);

        using var answer = await client.GetAsync(path, Token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "用户怎么看“屏幕”？")]
    [InlineData("en", "How do people feel about “屏幕”?")]
    public async Task The_page_of_an_aspect_marks_the_words_that_decided(string language, string title)
    {
        using var client = await aspects.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = await ParseAsync(client, $"/listen/aspect/{aspects.Screen}?by=version");
        using var changes = await ParseAsync(client, "/listen/aspects/changes");
        using var list = await ParseAsync(client, "/listen/aspects");
        using var filtered = await ParseAsync(client, $"/listen/comments?aspect={aspects.Screen}&feeling=blame");

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("[data-cited=blame] mark"), m => m.TextContent == "很模糊");
        Assert.NotEmpty(list.QuerySelectorAll($"a[href='/listen/aspect/{aspects.Screen}']"));
        Assert.Equal("blame", filtered.QuerySelector("select[name=feeling] option[selected]")!.GetAttribute("value"));
        Assert.All(new[] { page, changes, list, filtered }, p => Assert.DoesNotContain("[listen.", p.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_shows_what_it_says_of_each_aspect_and_its_script_as_text()
    {
        using var client = await aspects.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var page = await ParseAsync(client, "/listen/comment/120");
        var said = page.QuerySelectorAll("[data-aspects] li").ToDictionary(l => l.QuerySelector("a")!.TextContent, l => (Feeling: l.QuerySelector(".badge")!.TextContent.Trim(), Words: l.QuerySelector("mark")!.TextContent));

        Assert.Equal(("不满", "很模糊"), said["屏幕"]);
        Assert.Equal(("称赞", "很耐用"), said["电池"]);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Contains("alert('x')", StringComparison.Ordinal));
    }

    static int Sum(JsonElement[] rows, string name) => rows.Sum(r => r.GetProperty(name).GetInt32());

    static double Value(JsonElement row, string name) => row.GetProperty(name).GetProperty("value").GetDouble();

    static async Task<IHtmlDocument> ParseAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }

    /// <summary>A server whose comments have been read.</summary>
    public sealed class AspectServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        /// <summary>Id of the aspect 屏幕.</summary>
        public string Screen { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var rows = Enumerable.Range(0, 241).Select(i => new FeedbackRow(
                (UInt128)i + 1, (UInt128)(i % 60) + 1, new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero).AddDays(Math.Min(i, 239) / 3), null, null, "shop", null,
                i == 120 ? Hostile : i == 240 ? "请问屏幕清晰吗？" : i < 120 ? $"屏幕很清晰，电池不耐用，第{i}次" : $"屏幕很模糊，电池很耐用，第{i}次") { Own = new(i == 240 ? null : i < 120 ? "1" : "2", null, null) }).ToArray();
            await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append(rows);
                await import.CommitAsync(default);
            }

            await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, default);
            var report = await scope.ServiceProvider.GetRequiredService<ISnapshots>().LatestAsync<AspectReport>(AspectReport.SnapshotKind, default);
            Screen = report!.Value.Aspects.Single(a => a.Name == "屏幕").Id;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
