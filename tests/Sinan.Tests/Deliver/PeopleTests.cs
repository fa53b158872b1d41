using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Duties and risks of an initiative.</summary>
[Collection("server")]
public sealed class PeopleTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Initiative Planned => new()
    {
        Title = "x",
        Timetable = Timetable.Of(new DateOnly(2026, 5, 4), [new Milestone { Name = "data", Low = 10, Mode = 10, High = 10 }, new Milestone { Name = "model", After = [1], Low = 5, Mode = 5, High = 5 }]).Value,
    };

    static Risk DataLate => new() { Title = "data late", Probability = 0.25, Impact = 4, Milestone = "data", DelayDays = 5 };

    [Theory]
    [InlineData(DutyState.Empty)]
    [InlineData(DutyState.Settled, Duty.AccountableAndResponsible)]
    [InlineData(DutyState.Settled, Duty.Accountable, Duty.Responsible, Duty.Informed)]
    [InlineData(DutyState.NobodyResponsible, Duty.Accountable, Duty.Consulted)]
    [InlineData(DutyState.NobodyAccountable, Duty.Responsible, Duty.Informed)]
    [InlineData(DutyState.SeveralAccountable, Duty.Accountable, Duty.AccountableAndResponsible)]
    public void A_sub_step_is_settled_with_one_accountable_team_and_somebody_who_does_it(DutyState expected, params Duty[] duties)
    {
        var set = Assigning.Set(new Initiative { Title = "x" }, WorkStage.Launch, [.. duties.Select((d, i) => new Assignment("safety", (WorkTeam)i, d))]).Value.Now;

        Assert.Equal(expected, StepDuties.Of(set).Single(s => s.Step == "safety").State);
        Assert.Equal(22, StepDuties.Of(set).Count(s => s.Step != "safety" && s.State == DutyState.Empty));
    }

    [Fact]
    public void Setting_a_stage_leaves_the_duties_of_the_others_and_refuses_what_is_not_its_own()
    {
        var first = Assigning.Set(new Initiative { Title = "x" }, WorkStage.Launch, [new("safety", WorkTeam.Legal, Duty.Accountable)]).Value.Now;
        var second = Assigning.Set(first, WorkStage.Training, [new("evaluation", WorkTeam.Data, Duty.Responsible)]).Value.Now;

        Assert.Equal(["safety", "evaluation"], second.Duties.Select(d => d.Step));
        Assert.Equal(["evaluation"], Assigning.Set(second, WorkStage.Launch, []).Value.Now.Duties.Select(d => d.Step));
        Assert.Equal("deliver.duty.step", Assigning.Set(first, WorkStage.Training, [new("safety", WorkTeam.Data, Duty.Responsible)]).Problem.Code);
        Assert.Equal("deliver.duty.step", Assigning.Set(first, WorkStage.Launch, [new("safety", WorkTeam.Data, Duty.Responsible), new("safety", WorkTeam.Data, Duty.Informed)]).Problem.Code);
    }

    [Theory]
    [InlineData(0, 3, "", 0, "deliver.risk.range")]
    [InlineData(1.01, 3, "", 0, "deliver.risk.range")]
    [InlineData(double.NaN, 3, "", 0, "deliver.risk.range")]
    [InlineData(0.5, 0, "", 0, "deliver.risk.range")]
    [InlineData(0.5, 6, "", 0, "deliver.risk.range")]
    [InlineData(0.5, 3, "data", 501, "deliver.risk.range")]
    [InlineData(0.5, 3, "data", 0, "deliver.risk.milestone")]
    [InlineData(0.5, 3, "", 5, "deliver.risk.milestone")]
    [InlineData(0.5, 3, "gone", 5, "deliver.risk.milestone")]
    public void A_risk_that_makes_no_sense_is_refused(double probability, int impact, string milestone, double days, string code) =>
        Assert.Equal(code, RiskBook.Save(Planned, DataLate with { Probability = probability, Impact = impact, Milestone = milestone, DelayDays = days }).Problem.Code);

    [Fact]
    public void Risks_are_numbered_changed_and_never_lost()
    {
        Assert.Equal("deliver.entry.title", RiskBook.Save(Planned, DataLate with { Title = " " }).Problem.Code);
        var two = RiskBook.Save(RiskBook.Save(Planned, DataLate).Value.Now, DataLate with { Title = "second" }).Value.Now;
        Assert.Equal([1, 2], two.Risks.Select(r => r.Number));

        var closed = RiskBook.Save(two, two.Risks[0] with { State = RiskState.Closed }).Value;
        Assert.Equal("deliver.log.risk.closed", closed.Says.Key);
        Assert.Equal([RiskState.Closed, RiskState.Open], closed.Now.Risks.Select(r => r.State));
        Assert.Equal([0.0, 1.0], closed.Now.Risks.Select(r => r.Exposure));
        Assert.Equal("deliver.entry.unknown", RiskBook.Save(two, DataLate with { Number = 3 }).Problem.Code);
    }

    // Fixed durations: 15 working days without; with "data late" for sure 20; with its chance of a quarter P50 15 and P80 20, on average 1.25 later.
    [Fact]
    public void Late_data_shift_the_end_through_the_chain()
    {
        var initiative = RiskBook.Save(Planned, DataLate).Value.Now;

        var (certain, likely) = (RiskForecast.Of(initiative, initiative.Risks, areCertain: true, Token), RiskForecast.Of(initiative, initiative.Risks, areCertain: false, Token));

        Assert.Equal((15.0, 20.0), (certain.Without.Finish.Quantile(0.8), certain.With.Finish.Quantile(0.5)));
        Assert.Equal((15.0, 20.0, 20.0), (likely.With.Finish.Quantile(0.5), likely.With.Finish.Quantile(0.8), likely.With.Finish.Quantile(0.95)));
        Assert.Equal(1.25, likely.Finish.Mean, 0.1);
        // What has happened is certain; what was reached cannot be late any more.
        Assert.Equal(20, RiskForecast.Of(initiative, [DataLate with { State = RiskState.Happened }], areCertain: false, Token).With.Finish.Quantile(0.5));
        Assert.False(RiskForecast.Delays(initiative, DataLate with { State = RiskState.Closed }));
        var reached = initiative.Timetable with { Milestones = initiative.Timetable.Milestones.SetItem(0, initiative.Timetable.Milestones[0] with { DoneOn = new DateOnly(2026, 5, 20) }) };
        Assert.False(RiskForecast.Delays(initiative with { Timetable = reached }, DataLate));
    }

    [Fact]
    public async Task Duties_and_risks_are_entered_with_forms_and_the_page_warns()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Teams" }, Token);
        var page = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64() + "/people";
        using var planned = await program.PutAsJsonAsync(
            "/api/v1" + page.Replace("/people", "/milestones", StringComparison.Ordinal),
            new { start = "2026-05-04", milestones = new[] { new { name = "Labels", low = 10, mode = 10, high = 10 }, new { name = "Model", low = 5, mode = 5, high = 5 } } }, Token);
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        using var set = await TestServer.SubmitAsync(editor, page + "?stage=launch", "duties", ("duty-safety-Legal", "Accountable"), ("duty-safety-Product", "Accountable"), ("duty-launch_plan-Product", "AccountableAndResponsible"));
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        using var saved = await TestServer.SubmitAsync(
            editor, page, "risk", ("Title", "Labels <late>"), ("Probability", "40"), ("Impact", "3"), ("State", "Open"), ("Milestone", "Labels"), ("Days", "5"), ("Due", "2020-01-02"), ("Mitigation", "half first"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var wrong = await TestServer.SubmitAsync(editor, page, "risk", ("Title", "No"), ("Probability", "140"), ("Impact", "3"));
        Assert.Contains("deliver.risk.range", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await viewer.GetStringAsync(page, Token));
        Assert.Contains("1 of the 23 sub-steps", shown.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("several answer for it", shown.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Rules and safety", StringComparison.OrdinalIgnoreCase) || r.TextContent.Contains("fallback", StringComparison.OrdinalIgnoreCase)).TextContent, StringComparison.Ordinal);
        var finishes = shown.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("a[href^='/evidence/']") is not null).ToList();
        // 10 working days from Monday 4 May 2026 end on Friday 15 May, 15 on Friday 22 May.
        Assert.Equal(3, finishes.Count);
        Assert.Contains("2026-05-15", finishes[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-05-22", finishes[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Labels <late>", finishes[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.QuerySelectorAll("main form[method=post]"));
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + page, Token);
        Assert.Equal((1, 0.4), (report.GetProperty("overdue")[0].GetInt32(), report.GetProperty("risks")[0].GetProperty("probability").GetDouble()));
        // Both are proposed as answers to what the resources' gate asks.
        var steps = new HtmlParser().ParseDocument(await editor.GetStringAsync(page.Replace("/people", "/steps/algorithm_support", StringComparison.Ordinal), Token));
        Assert.Contains("Legal: answers for 1 of the sub-steps", steps.QuerySelector("#teams [data-proposal]")!.TextContent, StringComparison.Ordinal);
    }
}
