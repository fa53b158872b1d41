using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Ledgers, limits and the stop-loss alarm.</summary>
[Collection("server")]
public sealed class LedgerTests(TestServer server)
{
    static readonly DateOnly Monday = new(2026, 5, 4);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static CostEntry Entry(DateOnly day, double amount, LedgerKind ledger = LedgerKind.Money, CostRole? role = null) => new(ledger, CostPart.Training, day, amount, 0, role, "", "ann");

    static Initiative With(Budget budget, params CostEntry[] entries) =>
        entries.Aggregate(Bookkeeping.Set(new Initiative { Title = "x" }, budget).Value.Now, (initiative, entry) => Bookkeeping.Enter(initiative, entry).Value.Now);

    // 18,457, 37,336 and 39,607 a month over 21.75 paid days.
    [Theory]
    [InlineData(CostRole.Operations, 848.597701)]
    [InlineData(CostRole.Engineer, 1716.597701)]
    [InlineData(CostRole.Algorithm, 1821.011494)]
    public void People_cost_their_pay_of_the_time_of_entry(CostRole role, double day)
    {
        var initiative = With(new Budget(), Entry(Monday, 2, LedgerKind.People, role));
        Assert.Equal(2 * day, initiative.Costs[0].Cost, 1e-5);

        // A change of pay counts from then on.
        var dearer = Bookkeeping.Set(initiative, new Budget { OperationsPay = 21_750, EngineerPay = 21_750, AlgorithmPay = 21_750 }).Value.Now;
        var after = Bookkeeping.Enter(dearer, Entry(Monday, 1, LedgerKind.People, role)).Value.Now;
        Assert.Equal([2 * day, 1_000], after.Costs.Select(c => c.Cost), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void The_limit_leaves_the_least_return()
    {
        Assert.Equal(100_000, new Budget { ExpectedReturn = 120_000, LeastRoi = 0.2 }.CostLimit!.Value, 1e-6);
        Assert.Null(new Budget().CostLimit);
        Assert.Null(StopLoss.OfCost(new Initiative { Title = "x" }, Monday));
    }

    // 1,000 every week of a limit of 10,000: six weeks spent 6,000, the other 4,000 take four weeks more.
    [Fact]
    public void Steady_spending_trips_on_the_day_that_follows_from_it()
    {
        var weeks = Enumerable.Range(0, 6).Select(w => Entry(Monday.AddDays(7 * w), 1_000)).ToArray();
        var today = Monday.AddDays(41);
        var alarm = StopLoss.OfCost(With(new Budget { ExpectedReturn = 10_000 }, weeks), today)!;

        Assert.Equal((6_000, false, today.AddDays(28)), (alarm.Forecast.Spent, alarm.IsReached, alarm.Forecast.DateAt(0.5)));
        // Four weeks are within thirty days.
        Assert.True(alarm.IsRaised);
        Assert.False(StopLoss.OfCost(With(new Budget { ExpectedReturn = 12_000 }, weeks), today)!.IsRaised);
        var reached = StopLoss.OfCost(With(new Budget { ExpectedReturn = 5_000 }, weeks), today)!;
        Assert.Equal((true, Monday.AddDays(28)), (reached.IsRaised, reached.Forecast.ReachedOn));
    }

    [Fact]
    public void Time_has_a_limit_of_its_own_and_costs_nothing()
    {
        var initiative = With(new Budget { MostDays = 8, ExpectedReturn = 100 }, Entry(Monday, 5, LedgerKind.Time), Entry(Monday.AddDays(7), 5, LedgerKind.Time));

        Assert.True(StopLoss.OfTime(initiative, Monday.AddDays(8))!.IsReached);
        Assert.Equal(0, StopLoss.OfCost(initiative, Monday.AddDays(8))!.Forecast.Spent);
    }

    [Fact]
    public void Wrong_entries_and_budgets_are_refused()
    {
        var initiative = new Initiative { Title = "x" };
        Assert.Equal("deliver.cost.amount", Bookkeeping.Enter(initiative, Entry(Monday, double.NaN)).Problem.Code);
        Assert.Equal("deliver.cost.amount", Bookkeeping.Enter(initiative, Entry(Monday, 0)).Problem.Code);
        Assert.Equal("deliver.cost.day", Bookkeeping.Enter(initiative, Entry(default, 1)).Problem.Code);
        Assert.Equal("deliver.cost.role", Bookkeeping.Enter(initiative, Entry(Monday, 1, LedgerKind.People)).Problem.Code);
        Assert.Equal("deliver.budget.range", Bookkeeping.Set(initiative, new Budget { ExpectedReturn = 0 }).Problem.Code);
        Assert.Equal("deliver.budget.range", Bookkeeping.Set(initiative, new Budget { LeastRoi = double.NaN }).Problem.Code);
        Assert.Equal("deliver.budget.range", Bookkeeping.Set(initiative, new Budget { EngineerPay = -1 }).Problem.Code);
        // A correction is a line of its own.
        Assert.Equal(0, With(new Budget(), Entry(Monday, 70), Entry(Monday, -70)).Costs.Sum(c => c.Cost));
    }

    [Fact]
    public async Task Costs_are_entered_with_forms_and_the_alarm_is_seen_on_page_and_board()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Costly"), ("Kind", "Research"));
        var page = begun.Headers.Location + "/costs";

        using var budget = await TestServer.SubmitAsync(
            editor, page, "budget", ("Return", "1200"), ("Roi", "20"), ("Days", ""), ("Operations", "18457"), ("Engineer", "21750"), ("Algorithm", "39607"));
        Assert.Equal(HttpStatusCode.Redirect, budget.StatusCode);
        using var money = await TestServer.SubmitAsync(editor, page, "cost", ("Ledger", "Money"), ("Part", "Data"), ("Role", "Engineer"), ("Day", "2026-05-04"), ("Amount", "400"), ("Note", "<b>labels</b>"));
        Assert.Equal(HttpStatusCode.Redirect, money.StatusCode);
        using var people = await TestServer.SubmitAsync(editor, page, "cost", ("Ledger", "People"), ("Part", "Training"), ("Role", "Engineer"), ("Day", "2026-05-12"), ("Amount", "1"), ("Note", ""));
        Assert.Equal(HttpStatusCode.Redirect, people.StatusCode);
        using var undated = await TestServer.SubmitAsync(editor, page, "cost", ("Ledger", "Money"), ("Part", "Data"), ("Day", ""), ("Amount", "1"));
        Assert.Contains("deliver.cost.day", await undated.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var html = await editor.GetStringAsync(page, Token);
        Assert.Contains("alert-bad", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;labels", html, StringComparison.Ordinal);
        Assert.Contains("Stop-loss", await editor.GetStringAsync("/deliver", Token), StringComparison.Ordinal);

        using var program = await server.ProgramAsync(Permissions.Read);
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1" + new Uri(new Uri(server.Url), page).AbsolutePath, Token);
        // 400 of money and one day of 21,750 ÷ 21.75 reach 1,200 ÷ 1.2 on the second day.
        var limit = report.GetProperty("limits")[0];
        Assert.Equal((1_000.0, 1_400.0, "2026-05-12", true), (Math.Round(limit.GetProperty("limit").GetDouble(), 6), limit.GetProperty("spent").GetDouble(), limit.GetProperty("reached_on").GetString(), limit.GetProperty("is_raised").GetBoolean()));
        Assert.Equal([400.0, 0, 0, 0], report.GetProperty("ledgers")[0].GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("number").GetDouble()));
        Assert.Equal([400.0, 1_400], report.GetProperty("weeks").EnumerateArray().Select(w => w.GetProperty("total").GetDouble()));
    }

    [Fact]
    public async Task The_api_takes_costs_and_forecasts_the_day()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsync("/api/v1/deliver/initiatives", Json("""{"title":"Forecast cost"}"""), Token);
        var initiative = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64()}";
        using var budget = await program.PutAsync(initiative + "/budget", Json("""{"expected_return":100000}"""), Token);
        Assert.Equal(HttpStatusCode.OK, budget.StatusCode);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        for (var week = 1; week <= 8; week++)
        {
            using var cost = await program.PostAsync(initiative + "/costs", Json($$"""{"ledger":"money","part":"inference","day":"{{today.AddDays(-7 * week):yyyy-MM-dd}}","amount":{{1000 + (100 * (week % 3))}}}"""), Token);
            Assert.Equal(HttpStatusCode.Created, cost.StatusCode);
        }

        var limit = (await program.GetFromJsonAsync<JsonElement>(initiative + "/costs", Token)).GetProperty("limits")[0];
        Assert.Equal("deliver.limit.cost.expected", limit.GetProperty("says").GetProperty("key").GetString());
        var days = limit.GetProperty("says").GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "days");
        Assert.InRange(days.GetProperty("number").GetDouble(), days.GetProperty("interval").GetProperty("low").GetDouble(), days.GetProperty("interval").GetProperty("high").GetDouble());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/evidence/" + days.GetProperty("evidence").GetString(), Token)).StatusCode);
        using var bad = await program.PostAsync(initiative + "/costs", Json("""{"ledger":"money","part":"data","amount":5}"""), Token);
        Assert.Contains("deliver.json", await bad.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
