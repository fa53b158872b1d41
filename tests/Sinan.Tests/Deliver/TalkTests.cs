using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Talks;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Meetings and what they decided.</summary>
[Collection("server")]
public sealed class TalkTests(TestServer server)
{
    static readonly DateOnly Day = new(2026, 5, 6);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Decision Ship => new() { Text = "ship it", Owner = "product", Due = Day };

    static Talk With(params Decision[] decisions) => new() { Title = "Vendor", Day = Day, Decisions = [.. decisions] };

    [Fact]
    public void A_meeting_without_a_decision_is_kept_and_says_so()
    {
        var kept = TalkBook.Save(new Initiative { Title = "x" }, With()).Value;
        Assert.Equal(("deliver.log.talk.without", false), (kept.Says.Key, kept.Now.Talks[0].HasResult));

        var later = TalkBook.Save(kept.Now, kept.Now.Talks[0] with { Decisions = [Ship with { Text = " ship it " }] }).Value;
        Assert.Equal(("deliver.log.talk", 1, "ship it"), (later.Says.Key, later.Now.Talks.Length, later.Now.Talks[0].Decisions[0].Text));
    }

    [Fact]
    public void A_decision_needs_words_an_owner_and_a_day()
    {
        foreach (var broken in new[] { Ship with { Text = " " }, Ship with { Owner = "" }, Ship with { Due = default } })
            Assert.Equal("deliver.decision.incomplete", TalkBook.Save(new Initiative { Title = "x" }, With(Ship, broken)).Problem.Code);
        Assert.Equal("deliver.talk.day", TalkBook.Save(new Initiative { Title = "x" }, With(Ship) with { Day = default }).Problem.Code);
        Assert.Equal("deliver.decision.too_many", TalkBook.Save(new Initiative { Title = "x" }, With([.. Enumerable.Repeat(Ship, 31)])).Problem.Code);
        Assert.Equal("deliver.entry.title", TalkBook.Save(new Initiative { Title = "x" }, With() with { Title = "" }).Problem.Code);
    }

    [Theory]
    [InlineData(false, -1, true)]
    [InlineData(false, 0, false)]
    [InlineData(true, -1, false)]
    public void A_decision_is_late_when_its_day_has_passed_and_it_is_open(bool isDone, int days, bool isLate) =>
        Assert.Equal(isLate, (Ship with { IsDone = isDone, Due = Day.AddDays(days) }).IsLate(Day));

    [Fact]
    public async Task Decisions_are_recorded_with_their_evidence_and_without_any_result_the_page_says_so()
    {
        var proof = await ProofAsync();
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Talks" }, Token);
        var page = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64() + "/talks";
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        // One row of the form; the address of an evidence page is as good as its id.
        using var saved = await TestServer.SubmitAsync(
            editor, page, "talk", ("Title", "Vendor <one>"), ("Day", "2026-05-06"), ("With", "vendor"), ("Notes", "=cmd"), ("Text", "Use <them>"), ("Owner", "product"), ("Due", "2020-05-20"), ("Evidence", "/evidence/" + proof), ("Done", "no"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var without = await TestServer.SubmitAsync(editor, page, "talk", ("Title", "Views were exchanged"), ("Day", "2026-05-07"));
        Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
        foreach (var id in new[] { "ev-aaaaaaaaaaaaaaaa", "nothing" })
        {
            using var unknown = await program.PutAsJsonAsync("/api/v1" + page, new { title = "x", day = "2026-05-06", decisions = new[] { new { text = "a", owner = "b", due = "2026-05-06", evidence = new[] { id } } } }, Token);
            Assert.Contains("deliver.decision.evidence", await unknown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await viewer.GetStringAsync(page, Token));
        Assert.Contains("2 meetings, 1 of them without a result. Of 1 decision 1 rests on evidence and 1 is late.", Squeezed(shown.QuerySelector(".answer")!.TextContent), StringComparison.Ordinal);
        Assert.Equal("/evidence/" + proof, shown.QuerySelector("tbody a[data-evidence]")!.GetAttribute("href"));
        Assert.Contains("no result", shown.QuerySelector("#talk-2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(shown.QuerySelectorAll("td"), cell => cell.TextContent.Contains("Use <them>", StringComparison.Ordinal));
        var only = new HtmlParser().ParseDocument(await viewer.GetStringAsync(page + "?only=without", Token));
        Assert.Null(only.QuerySelector("#talk-1"));
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + page, Token);
        Assert.Equal((proof, true), (report.GetProperty("decisions")[0].GetProperty("decision").GetProperty("evidence")[0].GetString(), report.GetProperty("decisions")[0].GetProperty("is_late").GetBoolean()));
    }

    async Task<string> ProofAsync()
    {
        var proofs = new WorkProofs(DataVersion.Empty, DateTimeOffset.UnixEpoch);
        proofs.Prove("ShowTalks", new { Id = 1 }, new Phrase("deliver.evidence.label_quality", Fact.Count("checked", 10)), "method.label_sample", Fact.Share("share", 0.1));
        await server.Services.GetRequiredService<IEvidenceStore>().SaveAsync(proofs.Made, Token);
        return proofs.Made[0].Id.Value;
    }

    static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
