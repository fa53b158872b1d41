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

/// <summary>Labels from the first key to what is told of every comment, over the server, the way a browser without scripts does it.</summary>
public sealed class LabelPagesTests(LabelPagesTests.ReadServer read) : IClassFixture<LabelPagesTests.ReadServer>
{
    const string Hostile = "<script>alert('x')</script> 一打开就闪退";

    [Fact]
    public async Task A_label_is_given_taken_back_and_changed_without_scripts()
    {
        using var editor = await read.Server.PersonAsync(AccountRole.Editor);
        var first = await PageAsync(editor, "/listen/labels/sentiment");
        Assert.Equal(["negative", "positive", "neutral"], first.QuerySelectorAll("button[name=Label]").Select(b => b.GetAttribute("value")));
        Assert.Equal(["1", "2", "3"], first.QuerySelectorAll("button[name=Label]").Select(b => b.GetAttribute("data-key")));
        var comment = CommentOf(first);

        using (var labelled = await SendAsync(editor, "/listen/labels/sentiment", comment, ("Label", "positive")))
            Assert.Equal(HttpStatusCode.Redirect, labelled.StatusCode);
        var second = await PageAsync(editor, "/listen/labels/sentiment");
        Assert.NotEqual(comment, CommentOf(second));
        Assert.Equal("1", second.QuerySelector("[data-labelled]")!.GetAttribute("data-labelled"));
        var back = second.QuerySelector("a[data-key=ArrowLeft]")!.GetAttribute("href")!;
        Assert.Equal("positive", (await PageAsync(editor, back)).QuerySelector("button[aria-pressed=true]")!.GetAttribute("value"));

        using (var skipped = await SendAsync(editor, "/listen/labels/sentiment", CommentOf(second), ("Step", "skip")))
            Assert.Equal(HttpStatusCode.Redirect, skipped.StatusCode);
        Assert.NotEqual(CommentOf(second), CommentOf(await PageAsync(editor, "/listen/labels/sentiment")));
        using var undone = await SendAsync(editor, "/listen/labels/sentiment", comment, ("Step", "undo"));
        Assert.EndsWith("?comment=" + CommentOf(second), undone.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var wrong = await SendAsync(editor, "/listen/labels/sentiment", comment, ("Label", "<b>"));
        Assert.Contains("listen.labels.no_label", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var viewer = await read.Server.PersonAsync(AccountRole.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/listen/labels/sentiment")).StatusCode);
        using var none = await editor.GetAsync("/listen/labels/nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Kinds_are_told_by_rules_from_the_first_reading_on(string lang)
    {
        using var viewer = await read.Server.PersonAsync(AccountRole.Viewer);

        var page = await PageAsync(viewer, "/listen/labels", lang);

        Assert.NotEmpty(page.QuerySelectorAll(".answer a[href^='/evidence/']"));
        Assert.Equal(6, page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
        var bugs = await PageAsync(viewer, "/listen/comments?label=kinds.bug", lang);
        Assert.All(bugs.QuerySelectorAll("[data-sentences] > li > span[data-user]"), s => Assert.Contains("闪退", s.TextContent, StringComparison.Ordinal));
        Assert.Equal(50, bugs.QuerySelectorAll("[data-sentences] > li").Length);
        var hostile = await PageAsync(viewer, "/listen/comments?label=kinds.bug&text=script", lang);
        Assert.Equal([Hostile], hostile.QuerySelectorAll("[data-sentences] > li > span[data-user]").Select(s => s.TextContent));
        Assert.DoesNotContain(hostile.QuerySelectorAll("script"), s => s.TextContent.Contains("alert('x')", StringComparison.Ordinal));
    }

    /// <summary>Every comment of a set of the team's own is labelled; the classifier learns, its figures rest on the random part alone.</summary>
    [Fact]
    public async Task A_set_of_the_teams_own_is_learnt_from_its_labels()
    {
        using var program = await read.Server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/listen/labels", new { name = "Area", labels = new[] { "Start", "Looks" } });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var set = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var again = await program.PostAsJsonAsync("/api/v1/listen/labels", new { name = "area", labels = new[] { "a", "b" } });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var bad = await program.PostAsJsonAsync("/api/v1/listen/labels", new { name = "One", labels = new[] { "a" } });
        Assert.Contains("listen.labels.bad_set", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var early = await program.GetAsync("/api/v1/listen/labels/" + set);
        Assert.Contains("listen.labels.not_told", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        for (var i = 0; i < 80; i++)
        {
            var task = await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/labels/{set}/next");
            var comment = task.GetProperty("comment");
            var label = comment.GetProperty("text").GetString()!.Contains("闪退", StringComparison.Ordinal) ? "Start" : "Looks";
            using var said = await program.PostAsJsonAsync($"/api/v1/listen/labels/{set}/labels", new { comment = comment.GetProperty("no").GetInt64(), label });
            Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        }

        await using var scope = read.Server.Services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<Stages.Listen.Features.LearnLabels.LearnLabelsHandler>().HandleAsync(new(set, 1), NoProgress.Instance, default)).Value;

        Assert.Equal(("model", 80), (report.Method, report.Labelled));
        Assert.InRange(report.Accuracy!.Value, 0.9, 1);
        Assert.NotNull(report.Accuracy.Interval);
        Assert.InRange(report.Measured, 20, 40);
        // 100 of the 200 comments speak of the start.
        var start = report.Labels[0].Share;
        Assert.InRange(0.5, start.Interval!.Low, start.Interval.High);
        var told = await program.GetFromJsonAsync<JsonElement>($"/api/v1/listen/comments?label={set}.Start");
        Assert.InRange(told.GetProperty("total").GetInt32(), 90, 110);
        var shown = await program.GetFromJsonAsync<JsonElement>("/api/v1/listen/labels/" + set);
        using var evidence = await program.GetAsync("/api/v1/evidence/" + shown.GetProperty("report").GetProperty("accuracy").GetProperty("evidence").GetString());
        Assert.Equal(HttpStatusCode.OK, evidence.StatusCode);
        // What waits next is asked about first, and nothing of it is of the part that measures.
        Assert.NotEmpty(report.Waiting);
        Assert.DoesNotContain(report.Waiting, Stages.Listen.Domain.Labels.LabelDraw.IsMeasured);
    }

    /// <summary>Two people label the same comments; what they see differently is settled, and the plan counts it.</summary>
    [Fact]
    public async Task Disagreements_are_settled_and_the_plan_says_how_many_checks_are_missing()
    {
        using var writer = await read.Server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await writer.PostAsJsonAsync("/api/v1/listen/labels", new { name = "Settled", labels = new[] { "yes", "no" } });
        var set = "/listen/labels/" + (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var ann = await read.Server.PersonAsync(AccountRole.Editor);
        using var bob = await read.Server.PersonAsync(AccountRole.Admin);
        Assert.Contains("59 checks", (await PageAsync(ann, set + "/quality")).QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 30; i++)
            await LabelAsync(ann, "yes");
        for (var i = 0; i < 10; i++)
            await LabelAsync(bob, i == 4 ? "no" : "yes");

        var page = await PageAsync(ann, set + "/quality");
        var settle = page.QuerySelector("form[action*='settle'], form input[value^='settle-']")!;
        var form = settle.GetAttribute("value")!;
        Assert.Contains("1 of 2", page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        using var settled = await TestServer.SubmitAsync(ann, set + "/quality", form, ("Comment", form["settle-".Length..]), ("Label", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        var after = await PageAsync(ann, set + "/quality");
        Assert.Empty(after.QuerySelectorAll("form input[value^='settle-']"));
        Assert.Contains("0 of 2", after.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(after.QuerySelectorAll(".answer a[href^='/evidence/']"));

        using var far = await writer.GetAsync($"/api/v1{set}/quality?limit=0.9");
        Assert.Contains("listen.labels.limit", await far.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var viewer = await read.Server.PersonAsync(AccountRole.Viewer);
        using var refused = await TestServer.SubmitAsync(viewer, set + "/quality", form, ("Comment", "1"), ("Label", "yes"));
        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);

        async Task LabelAsync(HttpClient who, string label)
        {
            using var sent = await SendAsync(who, set, CommentOf(await PageAsync(who, set)), ("Label", label));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
    }

    static string CommentOf(IHtmlDocument page) => page.QuerySelector("input[name=Comment]")!.GetAttribute("value")!;

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path, string lang = "en")
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(lang);
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string comment, (string Name, string Value) button) =>
        TestServer.SubmitAsync(client, page, "label", ("Comment", comment), button);

    /// <summary>A server whose workspace has 200 comments, read once: every other one speaks of crashes at the start, the others of looks.</summary>
    public sealed class ReadServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var rows = Enumerable.Range(0, 200).Select(i => new FeedbackRow(
                (UInt128)i + 1, (UInt128)i + 1, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddDays(i % 28), null, null, "shop", null, TextOf(i))).ToArray();
            await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append(rows);
                await import.CommitAsync(default);
            }

            Assert.True((await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, default)).IsOk);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        static string TextOf(int i) => i == 0 ? Hostile : i % 2 == 0 ? $"第 {i} 次更新后一打开就闪退" : $"界面第 {i} 版的颜色和字体都很漂亮";
    }
}
