using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Features.LearnWords;
using Sinan.Stages.Listen.Features.ReadFeedback;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>Words of the team, from the form to the themes.</summary>
public sealed class TeamWordsTests(TestServer server) : IClassFixture<TestServer>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static readonly string[][] subjects = [["星河的家很亮", "星河的家好用", "买了星河的家", "星河的家送妈妈", "声音清楚", "遥控器灵敏"], ["電量掉得快", "充電太慢", "電池不耐用", "手機發熱", "續航很短"]];

    // A name with a stop word inside is cut apart, and no reading finds it by itself.
    [Fact]
    public async Task Words_of_the_team_stand_whole_in_themes_and_traditional_characters_are_read_as_simplified()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        await ImportAsync();
        Assert.DoesNotContain((await ReadAsync()).Themes.SelectMany(t => t.Words), w => w.Contains("星河的家", StringComparison.Ordinal));

        Assert.Equal((0, 0), await LearnedAsync());
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var taught = await TestServer.SubmitAsync(editor, "/listen/words", "teach", ("Words", "星河的家\r\n\r\n星河的家"), ("Simplifies", "on"));
        Assert.Equal(HttpStatusCode.Redirect, taught.StatusCode);
        Assert.Contains("/listen/words?job=", taught.Headers.Location!.ToString(), StringComparison.Ordinal);
        var report = await ReadAsync();
        var words = report.Themes.SelectMany(t => t.Words).ToArray();
        Assert.Contains(words, w => w.Contains("星河的家", StringComparison.Ordinal));
        Assert.Contains(words, w => w.Contains('电', StringComparison.Ordinal));
        Assert.DoesNotContain(words, w => w.Contains('電', StringComparison.Ordinal));

        // What is used alike is learned in the same words.
        var (own, simplified) = await LearnedAsync();
        Assert.True(own > 0 && simplified > 0, $"{own} {simplified}");

        // The comments themselves stay as they were written.
        Assert.Contains(await server.Services.GetRequiredService<IFeedbackRecord>().ReadAllAsync(Token), f => f.Text.Contains("電量", StringComparison.Ordinal));
        var list = await program.GetFromJsonAsync<JsonElement>("/api/v1/listen/words", Token);
        Assert.Equal((1, true), (list.GetProperty("team").GetArrayLength(), list.GetProperty("simplifies").GetBoolean()));
        using var put = await program.PutAsJsonAsync("/api/v1/listen/words", new { words = new[] { "星河的家", "云朵灯" } }, Token);
        Assert.NotEqual(JsonValueKind.Null, (await put.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("job").ValueKind);
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        var page = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/listen/words", Token));
        Assert.Contains("云朵灯", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
    }

    async Task ImportAsync()
    {
        var random = new SplitMix64(7);
        var rows = Enumerable.Range(0, 300).Select(i =>
        {
            var words = subjects[i % subjects.Length];
            return new FeedbackRow((UInt128)i + 1, null, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddHours(i), null, null, "shop", null, string.Join('，', random.Sample(words.Length, 3).Select(w => words[w])) + $"，第{i}次");
        }).ToArray();
        await using var import = await server.Services.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "words.csv", "words"), Token);
        import.Append(rows);
        await import.CommitAsync(Token);
    }

    async Task<(int Own, int Simplified)> LearnedAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var learned = await scope.ServiceProvider.GetRequiredService<LearnWordsHandler>().HandleAsync(new LearnWords(), NoProgress.Instance, Token);
        return (learned.Value.Vectors.CountOf("星河的家"), learned.Value.Vectors.CountOf("电池"));
    }

    async Task<ThemeReport> ReadAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadFeedbackHandler>().HandleAsync(new ReadFeedback(1), NoProgress.Instance, Token)).Value;
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"words":[null]}""")]
    [InlineData("no json")]
    public async Task A_body_without_words_is_refused(string body)
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        using var answer = await program.PutAsync("/api/v1/listen/words", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);

        Assert.Contains("listen.dictionary.json", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_one_word()
    {
        Assert.Equal(["一键退款", "ab"], TeamWords.Of([" 一键退款 ", "", "ab", "一键退款"], false).Value.Words);
        Assert.Equal("listen.dictionary.long", TeamWords.Of(["一键 退款"], false).Problem.Code);
        Assert.Equal("listen.dictionary.long", TeamWords.Of([new string('长', TeamWords.MostCharacters + 1)], false).Problem.Code);
        Assert.Equal("listen.dictionary.many", TeamWords.Of(Enumerable.Range(0, TeamWords.MostWords + 1).Select(i => $"w{i}"), false).Problem.Code);
    }
}
