using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>The commands about ways, active users and visits on a small file, end to end; every expected figure is counted by hand.</summary>
public sealed class JourneyQuestionTests : IDisposable
{
    readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Paths_begin_with_visits_and_count_users_at_nodes_and_moves()
    {
        var answer = await AskAsync("understand", "paths");

        // Visits: Ann view → cart, then pay; Bo view, cart and pay apart; Cy view → cart, then pay; Di view; Eve pay.
        Assert.Equal((5, 9), (answer.GetProperty("users").GetInt32(), answer.GetProperty("paths").GetInt32()));
        Assert.Equal(["0 view 4 4", "0 pay 4 4", "0 cart 1 1", "1 cart 2 2"], answer.GetProperty("nodes").EnumerateArray().Select(n => Row(n, "step", "event", "users", "paths")).Order().OrderBy(r => r[0]).ThenByDescending(r => r[^1]).ThenByDescending(r => r.Contains("view", StringComparison.Ordinal)));
        Assert.Contains("0 view cart False 2 2", answer.GetProperty("edges").EnumerateArray().Select(e => Row(e, "step", "from", "to", "is_end", "users", "paths")));
        Assert.Contains("0 view  True 2 2", answer.GetProperty("edges").EnumerateArray().Select(e => Row(e, "step", "from", "to", "is_end", "users", "paths")));
        // Wilson for 4 of 5 at 95 %: 0.3755 … 0.9638.
        Assert.Equal([0.3755, 0.9638], answer.GetProperty("nodes")[0].GetProperty("ci95").EnumerateArray().Select(x => Math.Round(x.GetDouble(), 4)));
    }

    [Fact]
    public async Task Paths_between_two_events_count_only_those_who_arrive()
    {
        var answer = await AskAsync("understand", "paths", "--start", "view", "--end", "pay", "--within", "7d");

        // Ann and Bo arrive within seven days (Bo to the minute), Cy too late, Di never.
        Assert.Equal((4, 2), (answer.GetProperty("entered_users").GetInt32(), answer.GetProperty("users").GetInt32()));
        Assert.Equal(["view", "view cart", "view cart pay"], answer.GetProperty("branches").EnumerateArray().Select(b => string.Join(' ', b.GetProperty("events").EnumerateArray().Select(e => e.GetString()))));
    }

    [Fact]
    public async Task Lifecycle_counts_new_returning_resurrecting_and_dormant_users()
    {
        var answer = await AskAsync("understand", "lifecycle", "--interval", "day", "--to", "2024-03-07");

        // 4: Ann, Bo new. 5: Ann returns, Cy new, Bo dormant. 6: Bo is back, Ann and Cy dormant. 7: Bo dormant.
        Assert.Equal(["2 0 0 0", "1 1 0 1", "0 0 1 2", "0 0 0 1"], answer.GetProperty("periods").EnumerateArray().Select(p => Row(p, "new", "returning", "resurrecting", "dormant")));
        Assert.Equal(0.5, answer.GetProperty("periods")[1].GetProperty("returned_share").GetDouble());
    }

    [Fact]
    public async Task Lifecycle_of_a_period_inside_the_log_knows_the_one_before()
    {
        var answer = await AskAsync("understand", "lifecycle", "--interval", "week", "--from", "2024-03-12", "--to", "2024-03-20");

        // Week of the 11th: Bo and Cy return, Di is new, Ann is dormant. Week of the 18th: Eve is new, the three others dormant.
        Assert.Equal(["1 2 0 1", "1 0 0 3"], answer.GetProperty("periods").EnumerateArray().Select(p => Row(p, "new", "returning", "resurrecting", "dormant")));
    }

    [Fact]
    public async Task Stickiness_counts_users_by_active_days_with_a_mean_and_its_interval()
    {
        var answer = await AskAsync("understand", "stickiness", "--from", "2024-03-04", "--to", "2024-03-20");

        // Di and Eve on one day, Ann and Cy on two, Bo on three.
        Assert.Equal(["1 2 5", "2 2 3", "3 1 1", "4 0 0"], answer.GetProperty("active").EnumerateArray().Take(4).Select(a => Row(a, "periods", "users", "at_least")));
        Assert.Equal(1.8, answer.GetProperty("mean").GetDouble(), 12);
        // Variance (2·0.64 + 2·0.04 + 1.44)/4 = 0.7, t(0.975; 4) = 2.776445: 1.8 ± 2.776445·√(0.7/5) = 1.8 ± 1.038851.
        Assert.Equal([0.761149, 2.838851], answer.GetProperty("mean_ci95").EnumerateArray().Select(x => Math.Round(x.GetDouble(), 6)));
    }

    [Fact]
    public async Task Visits_are_cut_by_pauses_and_counted_by_day()
    {
        var answer = await AskAsync("understand", "sessions", "--gap", "30m");

        // Two of nine visits have two events; Ann's lasts a minute, Cy's no time.
        Assert.Equal((9, 5), (answer.GetProperty("sessions").GetInt32(), answer.GetProperty("users").GetInt32()));
        Assert.Equal(11.0 / 9, answer.GetProperty("depth").GetProperty("value").GetDouble(), 12);
        Assert.Equal(7.0 / 9, answer.GetProperty("bounce_share").GetProperty("value").GetDouble(), 12);
        Assert.Equal(60.0 / 9, answer.GetProperty("mean_seconds").GetProperty("value").GetDouble(), 12);
        Assert.Equal(["2 2", "2 2", "1 1"], answer.GetProperty("periods").EnumerateArray().Take(3).Select(p => Row(p, "sessions", "users")));
    }

    [Fact]
    public async Task Correlation_looks_at_whole_windows_and_never_at_its_own_events()
    {
        var answer = await AskAsync("understand", "correlation", "--entry", "view", "--goal", "pay", "--within", "7d");

        // The log ends on the 20th at 8: whoever entered by the 13th at 8 had seven days. Ann and Bo convert; Cy, who pays after nine days, and Di do not.
        Assert.Equal((2, 2), (answer.GetProperty("successes").GetInt32(), answer.GetProperty("failures").GetInt32()));
        var factors = answer.GetProperty("factors").EnumerateArray().ToList();
        Assert.DoesNotContain(factors, f => f.TryGetProperty("event", out var e) && e.GetString() is "view" or "pay");
        var cart = factors.Single(f => f.TryGetProperty("event", out _));
        // Both who convert and one of two others had a cart: (2+1)·(2−1+1) ÷ ((2−2+1)·(1+1)) = 3; Fisher's p is 1.
        Assert.Equal((2, 1, 3.0), (cart.GetProperty("successes").GetInt32(), cart.GetProperty("failures").GetInt32(), cart.GetProperty("odds_ratio").GetDouble()));
        Assert.Equal(1, cart.GetProperty("p").GetDouble(), 9);
        Assert.Equal("unclear", cart.GetProperty("direction").GetString());
    }

    [Theory]
    [InlineData("understand.paths.depth", "paths", "--depth", "11")]
    [InlineData("understand.paths.top", "paths", "--top", "0")]
    [InlineData("understand.unknown_event", "paths", "--start", "fly")]
    [InlineData("understand.bad_window", "paths", "--gap", "soon")]
    [InlineData("understand.unknown_event", "lifecycle", "--event", "fly")]
    [InlineData("understand.empty_period", "lifecycle", "--from", "2025-03-05")]
    [InlineData("understand.bad_date", "stickiness", "--to", "tomorrow")]
    [InlineData("understand.unknown_column", "sessions", "--session", "visit")]
    [InlineData("understand.correlation.same", "correlation", "--entry", "view", "--goal", "view")]
    [InlineData("understand.correlation.short_log", "correlation", "--entry", "view", "--goal", "pay", "--within", "90d")]
    public async Task Wrong_questions_say_what_to_do(string code, params string[] args)
    {
        var (exit, output, error) = await RunAsync(["understand", .. args]);

        Assert.NotEqual(0, exit);
        Assert.Equal("", output);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paths", "2024-03-04 到 2024-03-20，路径最常从“view”开始：80.0%（37.6–96.4%）的用户这样开始过。")]
    [InlineData("sessions", "2024-03-04 到 2024-03-20，5 名用户有 9 次访问，一半的访问不超过 0 秒")]
    public async Task Chinese_answers_read_as_sentences(string command, string beginning)
    {
        var (exit, output, _) = await RunAsync(["understand", command, "--lang", "zh-CN"]);

        Assert.Equal(0, exit);
        Assert.StartsWith(beginning, output, StringComparison.Ordinal);
    }

    static string Row(JsonElement of, params string[] keys) => string.Join(' ', keys.Select(k => of.GetProperty(k).ToString()));

    Task<JsonElement> AskAsync(params string[] args) => line.AskAsync([.. args, "--events", Shop()]);

    Task<(int Exit, string Output, string Error)> RunAsync(string[] args) => line.RunAsync([.. args, "--events", Shop()]);

    string Shop() => line.File("events.csv", SmallShop.Csv);
}
