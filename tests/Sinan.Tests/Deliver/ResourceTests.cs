using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Requests;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Requests for machines, and issues between the teams.</summary>
[Collection("server")]
public sealed class ResourceTests(TestServer server)
{
    static readonly DateOnly Today = new(2026, 5, 4);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static ComputeRequest Cards => new() { Title = "8 cards", Hours = 240, Cost = 9_600, Why = "fine-tuning", Part = CostPart.Model };

    static Initiative Asked => ComputeDesk.Ask(new Initiative { Title = "x" }, Cards, "ann", default).Value.Now;

    [Fact]
    public void A_grant_goes_into_the_ledger_once()
    {
        var granted = ComputeDesk.Answer(Asked, 1, true, "", "bob", Today, true).Value.Now;

        Assert.Equal((ComputeState.Granted, "bob"), (granted.Compute[0].State, granted.Compute[0].AnsweredBy));
        var line = Assert.Single(granted.Costs);
        Assert.Equal((LedgerKind.Money, CostPart.Model, 9_600.0, "8 cards", Today), (line.Ledger, line.Part, line.Cost, line.Note, line.Day));
        Assert.Equal("deliver.compute.answered", ComputeDesk.Answer(granted, 1, true, "", "bob", Today, true).Problem.Code);
        // What costs nothing needs no line.
        Assert.Empty(ComputeDesk.Answer(ComputeDesk.Ask(new Initiative { Title = "x" }, Cards with { Cost = 0 }, "ann", default).Value.Now, 1, true, "", "bob", Today, true).Value.Now.Costs);
    }

    [Fact]
    public void A_refusal_needs_a_reason_and_costs_nothing()
    {
        Assert.Equal("deliver.compute.reason", ComputeDesk.Answer(Asked, 1, false, " ", "bob", Today, true).Problem.Code);
        var refused = ComputeDesk.Answer(Asked, 1, false, "use the night", "bob", Today, true).Value.Now;
        Assert.Equal((ComputeState.Refused, "use the night", 0), (refused.Compute[0].State, refused.Compute[0].Answer, refused.Costs.Length));
        Assert.Equal("deliver.entry.unknown", ComputeDesk.Answer(Asked, 2, true, "", "bob", Today, true).Problem.Code);
    }

    [Fact]
    public void Nobody_grants_their_own_request_unless_they_are_alone_and_then_it_is_written_down()
    {
        // Names of accounts are compared without regard to case.
        Assert.Equal("deliver.compute.own", ComputeDesk.Answer(Asked, 1, true, "", "Ann", Today, hasOthers: true).Problem.Code);
        var withdrawn = ComputeDesk.Answer(Asked, 1, false, "no longer needed", "ann", Today, hasOthers: true).Value.Now.Compute[0];
        Assert.Equal((ComputeState.Refused, false), (withdrawn.State, withdrawn.IsOwnGrant));
        var alone = ComputeDesk.Answer(Asked, 1, true, "", "ann", Today, hasOthers: false).Value;
        Assert.True(alone.Now.Compute[0].IsOwnGrant);
        Assert.Equal("deliver.log.compute.granted.own", alone.Says.Key);
        Assert.False(ComputeDesk.Answer(Asked, 1, true, "", "bob", Today, hasOthers: false).Value.Now.Compute[0].IsOwnGrant);
    }

    [Fact]
    public void A_request_says_how_much_and_why()
    {
        foreach (var (broken, code) in new[] { (Cards with { Hours = 0 }, "deliver.compute.range"), (Cards with { Cost = -1 }, "deliver.compute.range"), (Cards with { Hours = double.NaN }, "deliver.compute.range"), (Cards with { Why = " " }, "deliver.compute.why") })
            Assert.Equal(code, ComputeDesk.Ask(new Initiative { Title = "x" }, broken, "ann", default).Problem.Code);
        // Nobody grants their own request by sending it as granted.
        Assert.Equal(ComputeState.Asked, ComputeDesk.Ask(new Initiative { Title = "x" }, Cards with { State = ComputeState.Granted, AnsweredBy = "ann" }, "ann", default).Value.Now.Compute[0].State);
    }

    [Theory]
    [InlineData(IssueKind.LongTailData, null, null, "deliver.issue.rows")]
    [InlineData(IssueKind.LongTailData, -1, 100, "deliver.issue.rows")]
    [InlineData(IssueKind.Question, null, 0, "deliver.issue.rows")]
    public void Missing_data_are_counted(IssueKind kind, int? have, int? needed, string code)
    {
        var issue = new Issue { Title = "rain at night", Kind = kind, RowsHave = have, RowsNeeded = needed };
        Assert.Equal(code, IssueLog.Save(new Initiative { Title = "x" }, issue).Problem.Code);
        Assert.Equal(88, (issue with { RowsHave = 12, RowsNeeded = 100 }).RowsMissing);
        Assert.Equal(0, (issue with { RowsHave = 120, RowsNeeded = 100 }).RowsMissing);
    }

    [Fact]
    public void What_is_solved_needs_its_answer()
    {
        var solved = new Issue { Title = "intents unclear", State = IssueState.Solved, Due = Today.AddDays(-1) };
        Assert.Equal("deliver.issue.answer", IssueLog.Save(new Initiative { Title = "x" }, solved).Problem.Code);
        Assert.False(solved.IsOverdue(Today));
        Assert.True((solved with { State = IssueState.Doing }).IsOverdue(Today));
    }

    [Fact]
    public async Task Machines_are_asked_for_and_granted_with_forms_and_issues_are_counted()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Machines" }, Token);
        var initiative = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = initiative + "/resources";

        using var asked = await TestServer.SubmitAsync(editor, page, "compute", ("Title", "8 <cards>"), ("Hours", "240"), ("Cost", "9600"), ("Part", "Training"), ("Why", "the night is too short"));
        // Whoever asked is offered no grant, and one that is sent all the same is refused; another person may.
        var own = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token)).QuerySelector("#compute-1")!;
        Assert.Equal(["refuse"], own.QuerySelectorAll("button[name=Answer]").Select(b => b.GetAttribute("value")));
        using var second = await server.PersonAsync(AccountRole.Admin);
        using var refused = await TestServer.SubmitAsync(editor, page, "answer-1", ("Number", "1"), ("Answer", "grant"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("deliver.compute.own", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var byKey = await program.PostAsJsonAsync("/api/v1" + initiative + "/compute/1/answer", new { grants = true }, Token);
        Assert.Equal(HttpStatusCode.Forbidden, byKey.StatusCode);
        using var granted = await TestServer.SubmitAsync(second, page, "answer-1", ("Number", "1"), ("Answer", "grant"));
        using var raised = await TestServer.SubmitAsync(
            editor, page, "issue", ("Title", "Rain at night"), ("Kind", "LongTailData"), ("RaisedBy", "Algorithm"), ("State", "Open"), ("Have", "12"), ("Needed", "100"), ("Due", "2020-01-02"));
        Assert.All(new[] { asked, granted, raised }, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await viewer.GetStringAsync(page, Token));
        var answer = shown.QuerySelector(".answer")!.TextContent;
        Assert.Contains("9,600", answer, StringComparison.Ordinal);
        Assert.Contains("1 issue is open, 1 of them late; 88 rows", string.Join(' ', answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("8 <cards>", shown.QuerySelector("#compute-1 h3")!.TextContent, StringComparison.Ordinal);
        var costs = await program.GetFromJsonAsync<JsonElement>("/api/v1" + initiative + "/costs", Token);
        Assert.Equal(9_600, costs.GetProperty("entries")[0].GetProperty("cost").GetDouble());
        using var again = await second.PostAsJsonAsync("/api/v1" + initiative + "/compute/1/answer", new { grants = true }, Token);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var unknown = await second.PostAsJsonAsync("/api/v1" + initiative + "/compute/9/answer", new { grants = true }, Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
