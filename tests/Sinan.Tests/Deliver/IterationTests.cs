using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Iterations;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Iterations with their triggers, effort and releases.</summary>
[Collection("server")]
public sealed class IterationTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Iteration First => new() { Title = "first", Start = new DateOnly(2026, 5, 4), PersonDays = 8 };

    [Fact]
    public void An_iteration_ends_in_a_release_that_was_reported()
    {
        var initiative = Building.Note(Building.Note(new Initiative { Title = "x" }, new Build("1.4.0", true, true, "", "ci", default)).Value.Now, new Build("nightly", false, true, "", "ci", default)).Value.Now;

        Assert.Equal("1.4.0", IterationBook.Save(initiative, First with { Release = " 1.4.0 " }).Value.Now.Iterations[0].Release);
        Assert.Equal("deliver.iteration.release", IterationBook.Save(initiative, First with { Release = "nightly" }).Problem.Code);
        Assert.Equal("deliver.iteration.release", IterationBook.Save(initiative, First with { Release = "2.0" }).Problem.Code);
    }

    [Fact]
    public void An_iteration_that_makes_no_sense_is_refused()
    {
        foreach (var (broken, code) in new[]
        {
            (First with { Title = "" }, "deliver.entry.title"), (First with { Start = default }, "deliver.iteration.days"), (First with { End = new DateOnly(2026, 5, 3) }, "deliver.iteration.days"),
            (First with { PersonDays = -1 }, "deliver.iteration.effort"), (First with { PersonDays = double.NaN }, "deliver.iteration.effort"), (First with { Items = [.. Enumerable.Repeat("a", 51)] }, "deliver.iteration.items"),
        })
            Assert.Equal(code, IterationBook.Save(new Initiative { Title = "x" }, broken).Problem.Code);
        var kept = IterationBook.Save(new Initiative { Title = "x" }, First with { Items = [" shorter answers ", "", "\r"] }).Value;
        Assert.Equal(["shorter answers"], kept.Now.Iterations[0].Items);
        Assert.Equal("deliver.log.iteration", kept.Says.Key);
        Assert.Equal("deliver.log.iteration.ended", IterationBook.Save(kept.Now, kept.Now.Iterations[0] with { End = new DateOnly(2026, 5, 20) }).Value.Says.Key);
    }

    // 8 + 5 person-days went to raised standards, 3 to a defect.
    [Fact]
    public async Task The_page_tells_what_the_iterations_took_by_trigger()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Iterations" }, Token);
        var page = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64() + "/iterations";
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        foreach (var (title, trigger, days, end) in new[] { ("Shorter <answers>", "RaisedStandard", "8", "2026-05-20"), ("Wrong dates", "Defect", "3", ""), ("Polite tone", "RaisedStandard", "5", "") })
        {
            using var saved = await TestServer.SubmitAsync(editor, page, "iteration", ("Title", title), ("Trigger", trigger), ("Days", days), ("Start", "2026-05-04"), ("End", end), ("Items", "one\r\ntwo"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token));
        var answer = shown.QuerySelector(".answer")!.TextContent;
        Assert.Contains("3 iterations, 2 still running", answer, StringComparison.Ordinal);
        Assert.Contains("a raised standard", answer, StringComparison.Ordinal);
        Assert.Equal(2, shown.QuerySelectorAll(".answer a[data-evidence]").Length);
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + page, Token);
        Assert.Equal([("raised_standard", 13.0), ("defect", 3.0)], report.GetProperty("efforts").EnumerateArray().Select(e => (e.GetProperty("trigger").GetString()!, e.GetProperty("days").GetProperty("number").GetDouble())));
        Assert.Equal(["one", "two"], report.GetProperty("iterations")[0].GetProperty("items").EnumerateArray().Select(i => i.GetString()));
    }
}
