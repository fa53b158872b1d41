using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Demand cards and the answers of vendors.</summary>
[Collection("server")]
public sealed class DemandTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    // A pay of 21,750 a month is 1,000 a day.
    static Initiative Paid => new() { Title = "x", Budget = new Budget { AlgorithmPay = 21_750 } };

    static WorkProofs Proofs => new(DataVersion.Empty, DateTimeOffset.UnixEpoch);

    static Demand Full => new()
    {
        Number = 1, Title = "Know the intent", GainLow = 300_000, GainHigh = 500_000, OneOffCost = 20_000, YearlyCost = 30_000, PeakQps = 20, CallsPerDay = 86_400, PricePerThousand = 2, CustomDays = 60, PaidShare = 0.5,
    };

    // By hand: calls 86,400 · 365 · 2 ÷ 1000 = 63,072 a year; custom work 60,000, half of it each; cost 20,000 + 30,000 + 63,072 + 30,000 = 143,072;
    // return (400,000 − 143,072) ÷ 143,072 = 1.7958 from 1.0968 to 2.4947; payback 30,000 ÷ 5,256 = 5.7078 months; one call a second.
    [Fact]
    public void Both_sides_see_what_a_demand_comes_to()
    {
        var proofs = Proofs;
        var figures = DemandFigures.Of(Paid, Full, proofs);

        Assert.Equal((400_000.0, 300_000.0, 500_000.0), (figures.Gain!.Number!.Value, figures.Gain.Interval!.Low, figures.Gain.Interval.High));
        Assert.Equal(143_072, figures.Cost!.Number!.Value, 1e-6);
        Assert.Equal(1.7958, figures.Roi!.Number!.Value, 5e-5);
        Assert.Equal((1.0968, 2.4947), (Math.Round(figures.Roi.Interval!.Low, 4), Math.Round(figures.Roi.Interval.High, 4)));
        Assert.Equal((63_072, 30_000, 1), (Math.Round(figures.Income!.Number!.Value, 6), Math.Round(figures.Outlay!.Number!.Value, 6), figures.MeanQps!.Number!.Value));
        Assert.Equal(5.7078, figures.PaybackMonths!.Number!.Value, 5e-5);
        Assert.Equal(7, proofs.Made.Count);
        Assert.All(new[] { figures.Gain, figures.Cost, figures.Roi, figures.Income, figures.Outlay, figures.MeanQps, figures.PaybackMonths }, f => Assert.NotNull(f!.Evidence));
    }

    [Fact]
    public void What_was_not_said_is_not_reckoned()
    {
        Assert.Equal(new DemandFigures(null, null, null, null, null, null, null), DemandFigures.Of(Paid, new Demand { Title = "bare" }, Proofs));
        var unpaid = DemandFigures.Of(Paid, Full with { PricePerThousand = null }, Proofs);
        Assert.Null(unpaid.PaybackMonths);
        Assert.Equal(80_000, unpaid.Cost!.Number!.Value, 1e-6);
    }

    [Fact]
    public void Demands_that_contradict_themselves_are_refused()
    {
        foreach (var (broken, code) in new[]
        {
            (Full with { Title = "" }, "deliver.entry.title"), (Full with { OneOffCost = -1 }, "deliver.demand.range"), (Full with { PaidShare = 1.1 }, "deliver.demand.range"), (Full with { PeakQps = double.NaN }, "deliver.demand.range"),
            (Full with { GainHigh = null }, "deliver.demand.gain"), (Full with { GainLow = 600_000 }, "deliver.demand.gain"), (Full with { PeakQps = 0.5 }, "deliver.demand.load"), (Full with { DemoUrl = "javascript:alert(1)" }, "deliver.build.url"),
        })
            Assert.Equal(code, DemandBook.Save(Paid, broken with { Number = 0 }).Problem.Code);
        Assert.True(DemandBook.Save(Paid, Full with { Number = 0, PeakQps = 1 }).IsOk);
    }

    [Fact]
    public void Every_vendor_answers_the_same_questions()
    {
        var sheet = new VendorSheet { Title = "A" };
        var kept = VendorBook.Save(Paid, sheet with { Answers = sheet.Answers.Add("good_at", " intents ").Add("bad_at", " ").Add("price_in", "4.5") }).Value.Now.Vendors[0];

        Assert.Equal(["good_at", "price_in"], kept.Answers.Keys);
        Assert.Equal("intents", kept.Answers["good_at"]);
        Assert.Equal("deliver.vendor.question", VendorBook.Save(Paid, sheet with { Answers = sheet.Answers.Add("mood", "fine") }).Problem.Code);
        Assert.Equal("deliver.vendor.number", VendorBook.Save(Paid, sheet with { Answers = sheet.Answers.Add("qps", "many") }).Problem.Code);
        foreach (var lang in Lang.All)
            Assert.All(VendorQuestion.All, q => Assert.True(new Localizer(Sinan.Cli.SinanCli.Texts, lang).Has("deliver.vendor.question." + q.Code), q.Code));
    }

    [Fact]
    public async Task A_demand_and_two_vendors_stand_side_by_side_and_the_dossier_keeps_to_what_both_may_read()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Demands" }, Token);
        var initiative = "/deliver/initiatives/" + (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        using var saved = await TestServer.SubmitAsync(
            editor, initiative + "/demands", "demand", ("Title", "Know the <intent>"), ("Wanted", "refund or complaint"), ("State", "Offered"), ("Demo", "Exists"), ("GainLow", "300000"), ("GainHigh", "500000"), ("OneOff", "100000"),
            ("Peak", "20"), ("Calls", "100000"), ("Price", "2"), ("Custom", "30"), ("Paid", "50"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        foreach (var (title, good) in new[] { ("Vendor A", "secret of A"), ("Vendor B", "long texts") })
        {
            using var sheet = await TestServer.SubmitAsync(editor, initiative + "/demands", "vendor", ("Title", title), ("answer-good_at", good), ("answer-qps", "50"));
            Assert.Equal(HttpStatusCode.Redirect, sheet.StatusCode);
        }

        using var wrong = await TestServer.SubmitAsync(editor, initiative + "/demands", "demand", ("Title", "x"), ("Peak", "1"), ("Calls", "100000"));
        Assert.Contains("deliver.demand.load", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(initiative + "/demands", Token));
        Assert.Contains("Know the <intent>", shown.QuerySelector("#demand-1 h3")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(shown.QuerySelectorAll("#demand-1 [data-side=business] a[href^='/evidence/']"));
        Assert.NotEmpty(shown.QuerySelectorAll("#demand-1 [data-side=model] a[href^='/evidence/']"));
        Assert.Equal(["secret of A", "long texts"], shown.QuerySelector("table[data-vendors] tbody tr")!.QuerySelectorAll("td").Select(c => c.TextContent));
        var dossier = await editor.GetStringAsync(initiative + "/dossier", Token);
        Assert.Contains("refund or complaint", dossier, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of A", dossier, StringComparison.Ordinal);
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + initiative + "/demands", Token);
        Assert.Equal(("offered", 2), (report.GetProperty("demands")[0].GetProperty("demand").GetProperty("state").GetString(), report.GetProperty("vendors").GetArrayLength()));
    }
}
