using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.TrainingDemands;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Training demands and the checks of their sets.</summary>
[Collection("server")]
public sealed class TrainingDemandTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static TrainingDemand Full => new()
    {
        Title = "Know intents", Wanted = "a", Inside = "b", Outside = "c", Acceptance = "d", Target = 0.9, Trainer = "trainer", IsCleared = true,
        Examples = [new("refund please", "refund"), new("where is it", "parcel"), new("hello", "other")], Slices = [new("chat", 300, 150), new("mail", 40, 60)],
    };

    [Fact]
    public void A_demand_with_everything_is_ready() => Assert.All(Checks(Full), c => Assert.Equal(CheckState.Holds, c.State));

    [Fact]
    public void Each_check_finds_its_own_fault()
    {
        foreach (var (code, broken) in new[]
        {
            ("wanted", Full with { Outside = "" }), ("wanted", Full with { Target = null, Slices = Full.Slices }), ("examples", Full with { Examples = Full.Examples[..2] }), ("repeats", Full with { Examples = Full.Examples.Add(new(" Refund  PLEASE ", "parcel")) }),
            ("situations", Full with { Slices = [new("chat", 300, 210)] }), ("situations", Full with { Slices = Full.Slices.Add(new("night", 40, 0)) }), ("rare", Full with { Slices = Full.Slices.SetItem(1, new("mail", 29, 60)) }),
            ("test_rows", Full with { Slices = [new("chat", 300, 60), new("mail", 40, 40)] }), ("trainer", Full with { Trainer = "" }), ("cleared", Full with { IsCleared = false }),
        })
        {
            var failing = Checks(broken).Where(c => c.State != CheckState.Holds).Select(c => c.Code).ToList();
            Assert.Contains(code, failing);
            Assert.All(failing, c => Assert.True(c == code || (code == "wanted" && c == "test_rows"), $"{code} also failed {c}"));
        }
    }

    // A class of instructions needs five phrasings and two counterexamples.
    [Fact]
    public void A_class_of_instructions_needs_phrasings_and_counterexamples()
    {
        var phrased = Full with { Kind = TrainingKind.Instructions, Examples = [.. Enumerable.Range(0, 5).Select(i => new TrainingExample("rule " + i, "kept")), new("song", "", true)] };

        Assert.Equal(CheckState.Fails, Of(phrased, "examples").State);
        Assert.Equal(CheckState.Holds, Of(phrased with { Examples = phrased.Examples.Add(new("poem", "", true)) }, "examples").State);
    }

    // Wilson for 90 of 100 is 0.8256 … 0.9448, half 0.0596; for 180 of 200 it is 0.8506 … 0.9343, half 0.0419.
    [Theory]
    [InlineData(100, 0.8256, 0.9448, CheckState.Fails)]
    [InlineData(200, 0.8506, 0.9343, CheckState.Holds)]
    public void The_test_rows_must_tell_the_target(int rows, double low, double high, CheckState expected)
    {
        var proofs = new WorkProofs(DataVersion.Empty, DateTimeOffset.UnixEpoch);
        var check = TrainingReview.Of(new Initiative { Title = "x" }, Full with { Slices = [new("chat", 300, rows / 2), new("mail", 40, rows / 2)] }, proofs).Single(c => c.Code == "test_rows");

        Assert.Equal(expected, check.State);
        Assert.Equal((low, high), (Math.Round(proofs.Made[0].Interval!.Low, 4), Math.Round(proofs.Made[0].Interval!.High, 4)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        foreach (var (broken, code) in new[]
        {
            (Full with { Title = "" }, "deliver.entry.title"), (Full with { Target = 1 }, "deliver.training.target"), (Full with { Target = double.NaN }, "deliver.training.target"), (Full with { Template = "magic" }, "deliver.training.template"),
            (Full with { Examples = [new(" ", "x")] }, "deliver.training.example"), (Full with { Slices = [new("a", 1, 1), new(" a ", 1, 1)] }, "deliver.training.slice"), (Full with { Slices = [new("a", -1, 1)] }, "deliver.training.slice"),
        })
            Assert.Equal(code, TrainingBook.Save(new Initiative { Title = "x" }, broken).Problem.Code);
    }

    [Fact]
    public void Every_pattern_has_its_words()
    {
        foreach (var words in Lang.All.Select(lang => new Localizer(Sinan.Cli.SinanCli.Texts, lang)))
            Assert.All(TrainingTemplate.All, t => Assert.All(new[] { "", ".wanted", ".set", ".acceptance" }, part => Assert.True(words.Has("deliver.training.template." + t.Code + part), t.Code + part)));
        Assert.All(Enum.GetValues<TrainingKind>(), kind => Assert.Contains(TrainingTemplate.All, t => t.Kind == kind));
    }

    [Fact]
    public async Task A_demand_begins_from_a_pattern_and_the_page_checks_it()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Training" }, Token);
        var page = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64() + "/training";
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var begun = new HtmlParser().ParseDocument(await editor.GetStringAsync(page + "?template=rules", Token));
        Assert.Contains("never seen in training", begun.QuerySelector("textarea[name=Wanted]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("85", begun.QuerySelector("input[name=Target]")!.GetAttribute("value"));
        using var saved = await TestServer.SubmitAsync(
            editor, page, "training", ("Title", "House <rules>"), ("Kind", "Instructions"), ("Template", "rules"), ("Wanted", "keeps to them"), ("Target", "85"), ("Input", "Answer in rhymes"), ("Output", "a rhyme"), ("Name", "chat"), ("Train", "20"), ("Test", "100"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token));
        var card = shown.QuerySelector("#training-1")!;
        Assert.Contains("House <rules>", card.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, card.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(card.QuerySelectorAll("a[href^='/evidence/']"));
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + page, Token);
        Assert.Equal(("instructions", false), (report.GetProperty("demands")[0].GetProperty("demand").GetProperty("kind").GetString(), report.GetProperty("demands")[0].GetProperty("is_ready").GetBoolean()));
    }

    static IEnumerable<TrainingCheck> Checks(TrainingDemand demand) => TrainingReview.Of(new Initiative { Title = "x" }, demand, new WorkProofs(DataVersion.Empty, DateTimeOffset.UnixEpoch));

    static TrainingCheck Of(TrainingDemand demand, string code) => Checks(demand).Single(c => c.Code == code);
}
