using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;
using Sinan.Tests.Web;

namespace Sinan.Tests.Learn;

/// <summary>The learning path over the server: by forms without scripts, and by the API.</summary>
[Collection("server")]
public sealed class LearnPagesTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_answers_a_question_and_the_server_checks_it()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var lesson = Curriculum.Find("2-03")!;

        using var wrong = await TestServer.SubmitAsync(viewer, lesson.Address, "answer", ("Choice", "a"));
        Assert.Equal(HttpStatusCode.Redirect, wrong.StatusCode);
        var open = await viewer.GetStringAsync(lesson.Address, Token);
        Assert.Contains("Not right yet, after 1 try", open, StringComparison.Ordinal);
        // The page does not give the answer away.
        Assert.DoesNotContain("so 50% recall", open, StringComparison.Ordinal);

        using var right = await TestServer.SubmitAsync(viewer, lesson.Address, "answer", ("Choice", lesson.Right.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Contains("so 50% recall", await viewer.GetStringAsync(lesson.Address, Token), StringComparison.Ordinal);

        var path = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/learn?stage=2&show=done", Token));
        Assert.Equal([lesson.Address], path.QuerySelectorAll("table a[href^='/learn/lessons/']").Select(a => a.GetAttribute("href")));

        // Of one's own: another account has not done it.
        using var editor = await server.PersonAsync(AccountRole.Editor);
        Assert.Empty(new HtmlParser().ParseDocument(await editor.GetStringAsync("/learn?stage=2&show=done", Token)).QuerySelectorAll("table a[href^='/learn/lessons/']"));
    }

    [Fact]
    public async Task No_choice_and_no_lesson_are_problems()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);

        using var none = await TestServer.SubmitAsync(viewer, "/learn/lessons/1-01", "answer");
        Assert.Contains("learn.lesson.choice", await none.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var missing = await viewer.GetAsync("/learn/lessons/7-77", Token);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var other = await viewer.PutAsync("/api/v1/learn/lessons/1-01/answer", Json("""{"choice":"d"}"""), Token);
        Assert.Contains("learn.lesson.choice", await other.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var list = await viewer.PutAsync("/api/v1/learn/lessons/1-01/answer", Json("[]"), Token);
        Assert.Contains("learn.json", await list.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_kept_and_dates_every_stage()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);

        using var saved = await TestServer.SubmitAsync(editor, "/learn", "plan", ("Form.Start", "2026-03-02"), ("Form.DaysPerWeek", "5"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var path = await editor.GetFromJsonAsync<JsonElement>("/api/v1/learn/path", Token);
        Assert.True(path.GetProperty("is_planned").GetBoolean());
        Assert.Equal(["2026-03-13", "2026-04-24", "2026-06-05", "2026-07-03"], path.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("last").GetString()));

        using var days = await editor.PutAsync("/api/v1/learn/plan", Json("""{"start":"2026-03-02","days_per_week":8}"""), Token);
        Assert.Contains("learn.plan.days", await days.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var start = await TestServer.SubmitAsync(editor, "/learn", "plan", ("Form.Start", "1066-10-14"), ("Form.DaysPerWeek", "5"));
        Assert.Contains("learn.plan.start", await start.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_reads_lessons_and_has_no_progress()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);

        var lesson = await program.GetFromJsonAsync<JsonElement>("/api/v1/learn/lessons/1-01", Token);
        Assert.Equal(3, lesson.GetProperty("options").EnumerateObject().Count());
        Assert.False(lesson.TryGetProperty("why", out _));
        foreach (var answer in new[]
        {
            await program.GetAsync("/api/v1/learn/path", Token), await program.PutAsync("/api/v1/learn/plan", Json("""{"start":"2026-03-02"}"""), Token),
            await program.PutAsync("/api/v1/learn/lessons/1-01/answer", Json("""{"choice":"a"}"""), Token),
        })
        {
            using (answer)
            {
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
                Assert.Contains("learn.no_account", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            }
        }
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
