using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alike;
using Sinan.Tests.Storage;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>Words used alike, in comments where 快递 and 物流 stand in the same company and 沙发 in another.</summary>
public sealed class AlikeWordsTests(AlikeWordsTests.LearnedServer learned) : IClassFixture<AlikeWordsTests.LearnedServer>
{
    const int Comments = 800;

    static readonly string[] parcels = ["包裹", "签收", "门口", "地址", "昨天", "电话", "楼下", "小区"];
    static readonly string[] sofas = ["布料", "坐垫", "舒服", "客厅", "颜色", "木头", "安装", "皮革"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_in_the_same_company_is_offered_with_its_proof()
    {
        using var client = await learned.Server.ProgramAsync(Permissions.Read);

        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/words/alike?word=快递", Stop);
        var words = answer.GetProperty("words").EnumerateArray().ToArray();
        var second = words.Single(w => w.GetProperty("word").GetString() == "物流");
        var proof = await client.GetFromJsonAsync<JsonElement>("/api/v1/evidence/" + second.GetProperty("similarity").GetProperty("evidence").GetString(), Stop);

        Assert.True(answer.GetProperty("is_known").GetBoolean());
        Assert.Equal(Comments / 4, answer.GetProperty("count").GetInt32());
        Assert.Equal((Comments / 4, "used"), (second.GetProperty("count").GetInt32(), second.GetProperty("likeness").GetString()));
        Assert.DoesNotContain(words, w => w.GetProperty("word").GetString() is "沙发" or "快递");
        Assert.Equal(second.GetProperty("similarity").GetProperty("value").GetDouble(), proof.GetProperty("value").GetDouble());
        Assert.Equal("evidence.no_interval.alike", proof.GetProperty("no_interval").GetString());
    }

    [Fact]
    public async Task Of_a_rare_word_only_its_spelling_is_told()
    {
        using var client = await learned.Server.ProgramAsync(Permissions.Read);

        var rare = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/words/alike?word=couirer", Stop);
        var strange = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/words/alike?word=鱻", Stop);

        Assert.False(rare.GetProperty("is_known").GetBoolean());
        Assert.Equal("listen.words.spelled", rare.GetProperty("sentence").GetProperty("key").GetString());
        Assert.Equal(("courier", "spelled"), (rare.GetProperty("words")[0].GetProperty("word").GetString(), rare.GetProperty("words")[0].GetProperty("likeness").GetString()));
        Assert.Equal("listen.words.rare", strange.GetProperty("sentence").GetProperty("key").GetString());
        Assert.Empty(strange.GetProperty("words").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("!?")]
    [InlineData("字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字")]
    public async Task What_is_no_word_is_refused_with_one_message(string word)
    {
        using var client = await learned.Server.ProgramAsync(Permissions.Read);

        using var answer = await client.GetAsync("/api/v1/listen/words/alike?word=" + Uri.EscapeDataString(word), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("listen.bad_word", (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
    }

    // Both words stand in a quarter of the comments and never together.
    [Fact]
    public async Task One_click_adds_a_word_to_the_search()
    {
        using var viewer = await learned.Server.PersonAsync(AccountRole.Viewer);
        using var program = await learned.Server.ProgramAsync(Permissions.Read);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var page = await ParseAsync(viewer, "/listen/comments?text=快递");
        var link = page.QuerySelectorAll("[data-alike] a.btn").First(a => a.TextContent == "物流").GetAttribute("href")!;
        using var wider = await ParseAsync(viewer, link);
        var both = await program.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments?text=快递&also=物流,%20没有这个词", Stop);
        var only = await program.GetFromJsonAsync<JsonElement>("/api/v1/listen/comments?also=物流", Stop);

        Assert.Equal(Comments / 2, both.GetProperty("total").GetInt32());
        Assert.Equal(Comments / 4, only.GetProperty("total").GetInt32());
        Assert.Equal("物流", wider.QuerySelector("input[name=also]")!.GetAttribute("value"));
        Assert.DoesNotContain(wider.QuerySelectorAll("[data-alike] a.btn"), a => a.TextContent == "物流");
        Assert.NotEmpty(page.QuerySelectorAll("[data-alike] a[href^='/evidence/']"));
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_is_told_words_that_it_does_not_have()
    {
        using var viewer = await learned.Server.PersonAsync(AccountRole.Viewer);
        using var client = await learned.Server.ProgramAsync(Permissions.Read);

        var themes = learned.Report.Themes;
        foreach (var theme in themes)
        {
            var detail = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/themes/" + theme.Id, Stop);
            var alike = detail.GetProperty("alike").EnumerateArray().Select(w => w.GetProperty("word").GetString()!).ToArray();
            Assert.Empty(alike.Intersect(theme.Words));
            using var page = await ParseAsync(viewer, "/listen/theme/" + theme.Id);
            Assert.Equal(alike, page.QuerySelectorAll("[data-alike] a.btn").Select(a => a.TextContent));
        }

        Assert.NotEmpty(themes);
    }

    [Fact]
    public async Task Words_are_learned_again_as_a_job_and_only_the_newest_are_kept()
    {
        using var writer = await learned.Server.ProgramAsync(Permissions.Write);
        await using var scope = learned.Server.Services.CreateAsyncScope();
        var snapshots = scope.ServiceProvider.GetRequiredService<ISnapshots>();
        var before = (await snapshots.LatestAsync<WordLearning>(WordLearning.SnapshotKind, Stop))!;

        using var answer = await writer.PostAsync("/api/v1/listen/words/learn", null, Stop);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var after = before;
        while (after.Id == before.Id)
        {
            await Task.Delay(200, Stop);
            after = (await snapshots.LatestAsync<WordLearning>(WordLearning.SnapshotKind, Stop))!;
        }

        Assert.Equal((Comments, Comments, before.Value.Words), (after.Value.Comments, after.Value.Of, after.Value.Words));
        await using var file = await scope.ServiceProvider.GetRequiredService<IBlobs>().OpenAsync(after.Value.Vectors, Stop);
        Assert.NotNull(file);
    }

    [Fact]
    public async Task Nothing_is_told_before_words_were_learned_or_from_a_few_comments()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Path);
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "few.csv"), "text\n" + string.Join('\n', Texts().Take(100)), Stop);
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "all.csv"), "text\n" + string.Join('\n', Texts()), Stop);

        var few = await RunAsync(directory.Path, "listen", "words", "few.csv", "--like", "快递", "--json");
        var all = await RunAsync(directory.Path, "listen", "words", "all.csv", "--like", "快递", "--json");
        var text = await RunAsync(directory.Path, "listen", "words", "all.csv", "--like", "快递");
        var nothing = await RunAsync(directory.Path, "listen", "words");

        Assert.Equal((0, 0, 0, 2), (few.Code, all.Code, text.Code, nothing.Code));
        Assert.Equal("listen.words.few", JsonDocument.Parse(few.Out).RootElement.GetProperty("sentence").GetProperty("key").GetString());
        Assert.Contains(JsonDocument.Parse(all.Out).RootElement.GetProperty("words").EnumerateArray(), w => w.GetProperty("word").GetString() == "物流");
        Assert.Contains("物流", text.Out, StringComparison.Ordinal);
        Assert.Contains("[listen.no_words_asked]", nothing.Error, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Out, string Error)> RunAsync(string directory, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, new MemoryStream(Encoding.UTF8.GetBytes("")), directory, false, _ => null);
        return (await SinanCli.RunAsync([.. args, "--lang", "en", "--no-progress"], io), output.ToString(), error.ToString());
    }

    static async Task<IHtmlDocument> ParseAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Stop));

    /// <summary>A quarter each with 快递, 物流 and courier in the company of parcels, and a quarter with 沙发.</summary>
    static string[] Texts()
    {
        var random = new SplitMix64(5L);
        string[] named = ["快递", "物流", "courier", "沙发"];
        return [.. Enumerable.Range(0, Comments).Select(i => string.Join(
            '、', Enumerable.Range(0, 6).Select(_ => Pick(i % 4 == 3 ? sofas : parcels)).Append(named[i % 4]).OrderBy(_ => random.NextUInt64())) + "。第" + i + "次")];

        string Pick(string[] of) => of[random.NextInt(of.Length)];
    }

    public sealed class LearnedServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public ThemeReport Report { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var rows = Texts().Select((text, i) => new FeedbackRow(
                (UInt128)i + 1, (UInt128)(i % 60) + 1, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddHours(i), null, null, "shop", null, text)).ToArray();
            await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append(rows);
                await import.CommitAsync(default);
            }

            Report = (await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, default)).Value;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
