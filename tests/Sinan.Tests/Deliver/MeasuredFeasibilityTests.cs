using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Tests.Decide;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>What was measured about feasibility, in the sides and proposals of an initiative.</summary>
public sealed class MeasuredFeasibilityTests(FeasibilityPagesTests.MeasuredServer measured) : IClassFixture<FeasibilityPagesTests.MeasuredServer>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static WorkFacts Facts(Reachability verdict, double low, double high, params CheckVerdict[] checks) => new(
        null, null,
        new FeasibilityFinding(
            verdict, Fact.Share("score", (low + high) / 2).Between(low, high), Fact.Share("chance", 0.5), Fact.Count("rows", 3000), Fact.Count("present", 300), Fact.Count("needed", 900),
            [new Phrase("deliver.none")], [.. checks.Select(c => new DataCheck("volume", c, new Phrase("decide.feasibility.check." + c)))]),
        new DateOnly(2026, 3, 1), new WorkProofs(new DataVersion("0123456789abcdef", 10, 0, null, null), DateTimeOffset.UnixEpoch));

    static Initiative Judged(string? level) => level is null
        ? new Initiative { Title = "x" }
        : StepWork.Answer(new Initiative { Title = "x" }, "boundary_score", new CheckAnswer(level, AnswerOrigin.Written, "ann", default)).Value.Now;

    [Theory]
    [InlineData(Reachability.Reachable, 0.85, 0.95, "reaches_80")]
    [InlineData(Reachability.NotReachable, 0.40, 0.59, "below_60")]
    [InlineData(Reachability.NotReachable, 0.60, 0.75, "between")]
    [InlineData(Reachability.NotReachable, 0.55, 0.75, null)]
    [InlineData(Reachability.CannotTell, 0.70, 0.90, null)]
    public void The_reachable_level_is_proposed_only_where_the_measure_tells_it(Reachability verdict, double low, double high, string? option) =>
        Assert.Equal(option, Proposals.For("boundary_score", Judged(null), Facts(verdict, low, high))?.Option);

    [Theory]
    [InlineData("reaches_80", Reachability.Reachable, CheckState.Holds)]
    [InlineData("reaches_80", Reachability.CannotTell, CheckState.Holds)]
    [InlineData("reaches_80", Reachability.NotReachable, CheckState.Open)]
    [InlineData("below_60", Reachability.Reachable, CheckState.Open)]
    [InlineData("below_60", Reachability.NotReachable, CheckState.Fails)]
    [InlineData(null, Reachability.Reachable, CheckState.Open)]
    public void A_judgement_that_the_measure_contradicts_is_open(string? judged, Reachability verdict, CheckState expected) =>
        Assert.Equal(expected, Side("feasibility", Judged(judged), Facts(verdict, 0.7, 0.8)).State);

    [Fact]
    public void Data_that_must_be_mended_fail_their_side_and_are_proposed_as_gaps()
    {
        var facts = Facts(Reachability.CannotTell, 0.7, 0.8, CheckVerdict.Good, CheckVerdict.Limited, CheckVerdict.Bad, CheckVerdict.Unknown);

        Assert.Equal(CheckState.Fails, Side("data", Judged(null), facts).State);
        Assert.Equal(["decide.feasibility.check.Limited", "decide.feasibility.check.Bad"], Keys(Proposals.For("data_gaps", Judged(null), facts)!.Says));
        Assert.Null(Proposals.For("data_gaps", Judged(null), Facts(Reachability.CannotTell, 0.7, 0.8, CheckVerdict.Good)));

        static IEnumerable<string> Keys(Phrase phrase) => phrase.Key == "deliver.sentences" ? phrase.Facts.SelectMany(f => Keys(f.Phrase!)) : [phrase.Key];
    }

    [Fact]
    public async Task A_person_accepts_the_measured_level_and_the_page_shows_it_with_evidence()
    {
        using var program = await measured.Server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Tell complaints" }, Token);
        var address = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
        using var editor = await measured.Server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var step = new HtmlParser().ParseDocument(await editor.GetStringAsync(address + "/steps/technical_boundary", Token));
        Assert.Contains("80 points can be reached", step.QuerySelector("#boundary_score [data-proposal]")!.TextContent, StringComparison.Ordinal);
        using var accepted = await TestServer.SubmitAsync(editor, address + "/steps/technical_boundary", "proposal-boundary_score", ("Check", "boundary_score"), ("Choice", "Accepted"));
        using var refused = await TestServer.SubmitAsync(editor, address + "/steps/technical_boundary", "proposal-technical_boundary", ("Check", "technical_boundary"), ("Choice", "Refused"));

        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + address, Token);
        var answers = report.GetProperty("initiative").GetProperty("answers");
        Assert.Equal(("reaches_80", "accepted"), (answers.GetProperty("boundary_score").GetProperty("value").GetString(), answers.GetProperty("boundary_score").GetProperty("origin").GetString()));
        Assert.Equal(("", "refused"), (answers.GetProperty("technical_boundary").GetProperty("value").GetString(), answers.GetProperty("technical_boundary").GetProperty("origin").GetString()));
        var sides = new HtmlParser().ParseDocument(await editor.GetStringAsync(address, Token)).QuerySelector("[data-sides]")!;
        Assert.Contains("Measured with a quick baseline", sides.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of the 9 properties of the labelled data", sides.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(sides.QuerySelectorAll("a[href^='/evidence/']"));
    }

    static Finding Side(string code, Initiative initiative, WorkFacts facts) => Sides.Of(initiative, null, facts).Single(s => s.Code == code).Finding;
}
