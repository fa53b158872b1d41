using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Stages.Deliver.Features.ShowRoadmap;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Milestones, their forecast and the roadmap.</summary>
[Collection("server")]
public sealed class TimetableTests(TestServer server)
{
    // A Monday.
    static readonly DateOnly Start = new(2026, 5, 4);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Milestone Of(string name, double days, params int[] after) => new() { Name = name, Low = days, Mode = days, High = days, After = [.. after] };

    [Fact]
    public void Known_durations_end_on_known_days()
    {
        // 5 + 3 days beside 6 days, then 2: 10 working days from Monday 4 May end on Friday 15 May.
        var table = Timetable.Of(Start, [Of("data", 5), Of("model", 3, 1), Of("page", 6), Of("accept", 2, 2, 3)]).Value;

        Assert.Equal(new FinishDays(10, 10, 10), table.Finish);
        Assert.Equal(new DateOnly(2026, 5, 15), table.DateOf(10));
    }

    [Fact]
    public void What_is_done_ends_on_its_day_whatever_was_planned()
    {
        var table = Timetable.Of(Start, [Of("data", 50) with { DoneOn = new DateOnly(2026, 5, 6) }, Of("model", 2, 1)]).Value;

        Assert.Equal(5, table.Finish!.P50);
        Assert.Equal(new DateOnly(2026, 5, 8), table.DateOf(table.Finish.P80));
    }

    [Theory]
    [InlineData("", 1, 2, 3, 0, null, "deliver.milestone.name")]
    [InlineData("a", 3, 2, 3, 0, null, "deliver.milestone.days")]
    [InlineData("a", 1, 2, 9_999, 0, null, "deliver.milestone.days")]
    [InlineData("a", double.NaN, 2, 3, 0, null, "deliver.milestone.days")]
    [InlineData("a", 1, 2, 3, 0.95, null, "deliver.milestone.rework")]
    [InlineData("a", 1, 2, 3, 0, 7, "deliver.milestone.after")]
    public void Wrong_milestones_are_refused(string name, double low, double mode, double high, double rework, int? after, string code) => Assert.Equal(
        code, Timetable.Of(Start, [new Milestone { Name = name, Low = low, Mode = mode, High = high, Rework = rework, After = after is { } number ? [number] : [] }]).Problem.Code);

    [Fact]
    public void Circles_and_missing_days_are_named()
    {
        var circle = Timetable.Of(Start, [Of("a", 1, 2), Of("b", 1, 1)]).Problem;
        Assert.Equal("deliver.milestone.circle", circle.Code);
        Assert.True(circle.Facts[0].Text is "a → b" or "b → a");
        Assert.Equal("deliver.timetable.start", Timetable.Of(null, [Of("a", 1)]).Problem.Code);
        Assert.Equal("deliver.milestone.done", Timetable.Of(Start, [Of("a", 1) with { DoneOn = Start.AddDays(-1) }]).Problem.Code);
        Assert.Equal("deliver.timetable.too_many", Timetable.Of(Start, [.. Enumerable.Repeat(Of("a", 1), 41)]).Problem.Code);
    }

    [Fact]
    public void The_gate_wants_three_milestones_and_a_promise_that_holds()
    {
        var table = Timetable.Of(Start, [Of("a", 5), Of("b", 3, 1), Of("c", 2, 2)]).Value;
        var planned = new Initiative { Title = "x", Timetable = table };

        Assert.Equal(CheckState.Open, StateOf(planned with { Timetable = Timetable.Of(Start, [Of("a", 5)]).Value }));
        Assert.Equal(CheckState.Holds, StateOf(planned));
        Assert.Equal(CheckState.Holds, StateOf(planned with { ReleaseDate = new DateOnly(2026, 5, 15) }));
        Assert.Equal(CheckState.Fails, StateOf(planned with { ReleaseDate = new DateOnly(2026, 5, 14) }));
        Assert.True(RoadmapLine.Of(planned with { ReleaseDate = new DateOnly(2026, 5, 14) }).IsInDanger);
        Assert.False(RoadmapLine.Of(planned).IsInDanger);

        static CheckState StateOf(Initiative initiative) => Gatekeeper.Review(
            initiative, Lifecycle.FindStep("schedule")!, new WorkFacts(null, null, null, Start, new WorkProofs(new DataVersion("0123456789abcdef", 1, 0, null, null), DateTimeOffset.UnixEpoch)))[0].State;
    }

    [Fact]
    public async Task Milestones_are_planned_with_a_form_and_a_row_that_goes_takes_its_number_along()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Planned"), ("Kind", "Product"));
        var page = begun.Headers.Location + "/schedule";

        using var saved = await editor.PostAsync(page, await RowsAsync(editor, page, ("data", "", "5"), ("", "", ""), ("model", "1, 2", "3"), ("accept", "3", "2")), Token);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page + "?late=1&days=4", Token));
        // Row 2 was blank: model waits for 1 alone and is number 2 now, for which accept waits.
        Assert.Equal(["", "1", "2"], shown.QuerySelectorAll("input[name=After]").Take(3).Select(i => i.GetAttribute("value") ?? ""));
        Assert.Contains("2026-05-15", shown.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        // One chain of known durations: four days late are four days late.
        var delay = string.Join(' ', shown.QuerySelector(".controls + p")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("the end moves by 4", delay, StringComparison.Ordinal);
        Assert.Contains("100.0%", delay, StringComparison.Ordinal);
        using var wrong = await editor.PostAsync(page, await RowsAsync(editor, page, ("a", "9", "1")), Token);
        Assert.Contains("deliver.milestone.after", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var roadmap = new HtmlParser().ParseDocument(await editor.GetStringAsync("/deliver/roadmap", Token));
        Assert.Contains(roadmap.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("Planned", StringComparison.Ordinal) && r.QuerySelector("svg.timeline rect.score-fill") is not null);
    }

    [Fact]
    public async Task The_api_forecasts_with_an_interval_and_evidence()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsync("/api/v1/deliver/initiatives", Json("""{"title":"Forecast","release_date":"2026-06-01"}"""), Token);
        var initiative = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64()}";
        using var planned = await program.PutAsync(
            initiative + "/milestones", Json("""{"start":"2026-05-04","milestones":[{"name":"labels","low":5,"mode":8,"high":20},{"name":"model","after":[1],"low":5,"mode":10,"high":25,"rework":0.3}]}"""), Token);
        Assert.Equal(HttpStatusCode.OK, planned.StatusCode);

        var report = await program.GetFromJsonAsync<JsonElement>(initiative + "/schedule?late=2", Token);
        var facts = report.GetProperty("sentence").GetProperty("facts").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.Equal("deliver.schedule.answer.release", report.GetProperty("sentence").GetProperty("key").GetString());
        var days = facts["days"];
        Assert.InRange(days.GetProperty("number").GetDouble(), days.GetProperty("interval").GetProperty("low").GetDouble(), days.GetProperty("interval").GetProperty("high").GetDouble());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/evidence/" + days.GetProperty("evidence").GetString(), Token)).StatusCode);
        Assert.InRange(facts["chance"].GetProperty("number").GetDouble(), 0.01, 0.99);
        // Five days by default, and the last milestone moves the end by as much.
        Assert.Equal(5, report.GetProperty("delay").GetProperty("facts")[2].GetProperty("number").GetDouble(), 1e-9);
        using var nothing = await program.GetAsync(initiative + "/schedule?late=9", Token);
        Assert.Contains("deliver.milestone.late", await nothing.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var roadmap = await program.GetFromJsonAsync<JsonElement>("/api/v1/deliver/roadmap", Token);
        Assert.Contains(roadmap.GetProperty("lines").EnumerateArray(), l => l.GetProperty("title").GetString() == "Forecast");
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    static async Task<FormUrlEncodedContent> RowsAsync(HttpClient client, string page, params (string Name, string After, string Days)[] rows)
    {
        var document = new HtmlParser().ParseDocument(await client.GetStringAsync(page, Token));
        var fields = new List<KeyValuePair<string, string>>
        {
            new("_handler", "milestones"), new("__RequestVerificationToken", document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Start", "2026-05-04"),
        };
        foreach (var (name, after, days) in rows)
            fields.AddRange([new("Name", name), new("After", after), new("Low", days), new("Mode", days), new("High", days), new("Rework", ""), new("DoneOn", "")]);
        return new FormUrlEncodedContent(fields);
    }
}
