using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>The commands on small files, end to end; every expected figure is counted by hand.</summary>
public sealed class BehaviorQuestionTests : IDisposable
{
    readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task A_funnel_counts_shares_intervals_and_medians()
    {
        var answer = await AskAsync("understand", "funnel", "--steps", "view,cart,pay", "--within", "7d", "--by", "version", "--events", File(SmallShop.Csv));

        Assert.Equal(4, answer.GetProperty("users").GetInt64());
        var steps = answer.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["view", "cart", "pay"], steps.Select(s => s.GetProperty("event").GetString()));
        Assert.Equal([4L, 3, 2], steps.Select(s => s.GetProperty("users").GetInt64()));
        Assert.Equal([1, 0.75, 0.5], steps.Select(s => s.GetProperty("conversion").GetDouble()));
        Assert.Equal(JsonValueKind.Null, steps[0].GetProperty("from_previous").ValueKind);
        Assert.Equal(2 / 3.0, steps[2].GetProperty("from_previous").GetDouble(), 12);
        // Wilson 1927 for 2 of 3 at 95 %: 0.2077 … 0.9385 (Brown, Cai, DasGupta's formula by hand).
        Assert.Equal([0.2077, 0.9385], steps[2].GetProperty("ci95").EnumerateArray().Select(x => Math.Round(x.GetDouble(), 4)));
        // To the cart: 60 s, two days, 0 s. To the payment: one day and five days.
        Assert.Equal(60, steps[1].GetProperty("median_seconds_from_previous").GetDouble());
        Assert.Equal(3 * 86_400, steps[2].GetProperty("median_seconds_from_previous").GetDouble());
        Assert.Equal(["1.0: 2 2 2", "2.0: 2 1 0"], answer.GetProperty("groups").EnumerateArray()
            .Select(g => g.GetProperty("value").GetString() + ": " + string.Join(' ', g.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()))));
        Assert.True(answer.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task From_and_to_bound_the_first_step_only()
    {
        var answer = await AskAsync("understand", "funnel", "--steps", "view,cart,pay", "--from", "2024-03-05", "--to", "2024-03-05", "--events", File(SmallShop.Csv));

        Assert.Equal([1L, 1, 1], answer.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()));
    }

    [Fact]
    public async Task Retention_counts_weeks_from_monday_and_leaves_out_what_is_not_over()
    {
        var answer = await AskAsync("understand", "retention", "--born", "view", "--return", "pay", "--period", "week", "--periods", "3", "--events", File(SmallShop.Csv));

        // Ann, Bo and Cy were new in the week of 4 March; Bo and Cy pay in the next, nobody in the week of the 18th, which is not over on the 20th.
        var cohorts = answer.GetProperty("cohorts").EnumerateArray().ToList();
        Assert.Equal(["2024-03-04T00:00:00+00:00", "2024-03-11T00:00:00+00:00"], cohorts.Select(c => c.GetProperty("start").GetString()));
        Assert.Equal(["3 2 null null", "1 null null null"], cohorts.Select(c => string.Join(' ', c.GetProperty("retained").EnumerateArray().Select(r => r.GetRawText()))));
        Assert.Equal(["1", "0.6666666666666666", "null", "null"], answer.GetProperty("overall").EnumerateArray().Select(o => o.GetRawText()));
    }

    [Fact]
    public async Task Rolling_retention_counts_later_returns_too()
    {
        var answer = await AskAsync("understand", "retention", "--born", "view", "--return", "pay", "--period", "day", "--periods", "2", "--rolling", "--events", File(SmallShop.Csv));

        // New on 4 March: Ann pays the next day, Bo a week later: both on day 1 or later, Bo alone on day 2 or later.
        Assert.Equal("2 2 1", string.Join(' ', answer.GetProperty("cohorts")[0].GetProperty("retained").EnumerateArray().Select(r => r.GetRawText())));
    }

    [Fact]
    public async Task Recurring_retention_counts_every_day_and_brackets_several_days_at_once()
    {
        var answer = await AskAsync("understand", "retention", "--born", "pay", "--return", "pay", "--period", "day", "--brackets", "2,9", "--recurring", "--events", File(
            "user,time,event\nann,2024-03-04 09:00:00,pay\nann,2024-03-06 09:00:00,pay\nbo,2024-03-06 10:00:00,pay\nbo,2024-03-09 10:00:00,pay\nann,2024-03-20 09:00:00,pay"));

        // Ann pays on the 4th, the 6th and the 20th, Bo on the 6th and the 9th; the log ends on the 20th.
        Assert.Equal(
            ["1 1 0", "2 0 1", "1 0 0", "1 null null"], answer.GetProperty("cohorts").EnumerateArray().Select(c => string.Join(' ', c.GetProperty("retained").EnumerateArray().Select(r => r.GetRawText()))));
        Assert.Equal(["1", "0.25", "0.25"], answer.GetProperty("overall").EnumerateArray().Select(o => o.GetRawText()));
        // By users, Ann came back after 1 of 2 and Bo after 0 of 2: standard error 0.25, as of 3 independent cases; Wilson with t(1) = 12.7062.
        var intervals = answer.GetProperty("overall_ci95").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, intervals[0].ValueKind);
        Assert.Equal([0.0012, 0.9897], intervals[1].EnumerateArray().Select(x => Math.Round(x.GetDouble(), 4)));
    }

    [Fact]
    public async Task Retention_breaks_down_by_the_value_at_the_first_event()
    {
        var answer = await AskAsync("understand", "retention", "--born", "view", "--return", "pay", "--period", "week", "--periods", "1", "--by", "version", "--first", "--events", File(SmallShop.Csv));

        // New with 1.0: Ann and Bo, of whom Bo pays in the next week; with 2.0: Cy, who does, and Di, whose next week is not over.
        Assert.Equal(["1.0 2 0.5", "2.0 2 1"], answer.GetProperty("groups").EnumerateArray()
            .Select(g => $"{g.GetProperty("value").GetString()} {g.GetProperty("size").GetInt64()} {g.GetProperty("overall")[1].GetRawText()}"));
    }

    [Theory]
    [InlineData("funnel", "--steps", "view,cart")]
    [InlineData("retention", "--born", "view", "--return", "pay", "--periods", "1")]
    [InlineData("retention", "--born", "view", "--return", "pay", "--periods", "1", "--recurring")]
    public async Task Every_row_of_a_breakdown_is_proved(params string[] question)
    {
        var answer = await AskAsync(["understand", .. question, "--by", "version", "--events", File(SmallShop.Csv)]);

        var proofs = answer.GetProperty("groups").EnumerateArray().Select(g => question[0] == "funnel" ? g.GetProperty("steps")[1].GetProperty("evidence") : g.GetProperty("evidence")[1]).Select(e => e.GetString()).ToList();
        Assert.Equal(2, proofs.Distinct().Count());
        Assert.All(proofs, p => Assert.StartsWith("ev-", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_is_calculated_for_every_period_and_group()
    {
        string[] asked = ["understand", "trend", "--event", "view", "--event", "pay", "--formula", "B / A", "--interval", "week", "--events", File(SmallShop.Csv)];
        var plain = await AskAsync(asked);
        var grouped = await AskAsync([.. asked, "--by", "version"]);

        // Weeks of 4, 11 and 18 March: 3, 1 and 0 views; 1, 2 and 1 payments.
        Assert.Equal(["0.3333333333333333", "2", "null"], Values(plain.GetProperty("series")[0]));
        Assert.Equal("pay / view", plain.GetProperty("name").GetString());
        // Version 1.0: 2 views, payments 1 and 1; version 2.0: 1 and 1 views, payments 0, 1 and 1.
        Assert.Equal(["1.0: 0.5 null null", "2.0: 0 1 null"], grouped.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("group").GetString() + ": " + string.Join(' ', Values(s))));

        static IEnumerable<string> Values(JsonElement series) => series.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task A_formula_of_two_single_weeks_tells_no_change()
    {
        var rows = Enumerable.Range(0, 28).SelectMany(d => Enumerable.Range(0, 20 + d).Select(i => $"u{i},2024-03-{4 + d % 27:D2} {(d == 0 ? "00:00:00" : "12:00:00")},{(i % 4 == 0 ? "pay" : "view")}"));
        var (exit, output, error) = await RunAsync(["understand", "trend", "--event", "view", "--event", "pay", "--formula", "A + B", "--interval", "week", "--events", File("user,time,event\n" + string.Join('\n', rows))]);

        Assert.True(exit == 0, error);
        // A single week has the exact interval of counts, a formula has none: both values are told, and no change.
        Assert.Matches("^view \\+ pay \\(times\\): [0-9.,]+ in the week of 2024-03-18; [0-9.,]+ in the one before\\.", output);
    }

    [Theory]
    [InlineData("count", "1 0 1 1 0 0 0 0 0 1")]
    [InlineData("users", "1 0 1 1 0 0 0 0 0 1")]
    [InlineData("sum:value", "10 0 2.5 4 0 0 0 0 0 1")]
    public async Task Trends_hold_every_period_with_its_measure(string measure, string expected)
    {
        var answer = await AskAsync("understand", "trend", "--event", "pay", "--measure", measure, "--interval", "day", "--from", "2024-03-05", "--events", File(SmallShop.Csv));

        var points = answer.GetProperty("series")[0].GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(16, points.Count);
        // 5, 6, 11, 14, 15, 16, 17, 18, 19 and 20 March.
        Assert.Equal(expected, string.Join(' ', new[] { 0, 1, 6, 9, 10, 11, 12, 13, 14, 15 }.Select(p => points[p].GetProperty("value").GetRawText())));
    }

    [Fact]
    public async Task Trends_break_down_by_a_column()
    {
        var answer = await AskAsync("understand", "trend", "--event", "view", "--measure", "per-user", "--interval", "month", "--by", "version", "--events", File(SmallShop.Csv));

        Assert.Equal(["1.0 1", "2.0 1"], answer.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("group").GetString() + " " + s.GetProperty("points")[0].GetProperty("value").GetRawText()));
    }

    [Fact]
    public async Task A_week_is_compared_with_the_week_before_by_weekdays()
    {
        // Monday 4 to Sunday 17 March: 2, 4, 6, 8, 10, 12, 14 events, then 1, 2, 3, 2, 1, 2, 3 more on the same weekday; one event at either end of the log.
        int[] first = [2, 4, 6, 8, 10, 12, 14], more = [1, 2, 3, 2, 1, 2, 3];
        var rows = first.SelectMany((n, d) => Enumerable.Range(0, n).Select(i => $"u{i},2024-03-{4 + d:D2} {(i == 0 ? "00:00:01" : "12:00:00")},view"))
            .Concat(first.Zip(more).SelectMany((n, d) => Enumerable.Range(0, n.First + n.Second).Select(i => $"u{i},2024-03-{11 + d:D2} {(i == 0 ? "23:59:59" : "12:00:00")},view")));

        var change = (await AskAsync("understand", "trend", "--event", "view", "--events", File("user,time,event\n" + string.Join('\n', rows)))).GetProperty("change");

        Assert.Equal((7, 8, 10), (change.GetProperty("periods").GetInt32(), change.GetProperty("before").GetDouble(), change.GetProperty("value").GetDouble()));
        // Mean difference 2, variance 4/6, t(0.975; 6) = 2.446912: 2 ± 2.446912·√(0.6667/7) = 2 ± 0.755133.
        Assert.Equal([1.155608, 1.344392], change.GetProperty("ratio_ci95").EnumerateArray().Select(x => Math.Round(x.GetDouble(), 6)));
    }

    [Fact]
    public async Task One_wrong_clock_does_not_stretch_a_trend_over_decades()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => $"u{i % 50},2024-03-{4 + i % 20:D2} 10:00:00,view");
        var answer = await AskAsync("understand", "trend", "--event", "view", "--interval", "day", "--events", File("user,time,event\n" + string.Join('\n', rows.Append("u1,1970-01-01 00:00:00,view"))));

        var points = answer.GetProperty("series")[0].GetProperty("points").EnumerateArray().ToList();
        // Twenty days of March and the one stray day, which is marked.
        Assert.Equal(21, points.Count);
        Assert.Equal(("1970-01-01T00:00:00+00:00", true), (points[0].GetProperty("start").GetString(), points[0].GetProperty("stray").GetBoolean()));
        Assert.Equal(2001, points.Sum(p => p.GetProperty("value").GetInt32()));
    }

    [Theory]
    [InlineData("understand.unknown_event", "understand", "funnel", "--steps", "view,fly")]
    [InlineData("understand.unknown_column", "understand", "funnel", "--steps", "view", "--by", "country")]
    [InlineData("understand.bad_window", "understand", "funnel", "--steps", "view,pay", "--within", "soon")]
    [InlineData("understand.bad_date", "understand", "funnel", "--steps", "view", "--from", "yesterday")]
    [InlineData("understand.empty_period", "understand", "funnel", "--steps", "view", "--from", "2024-03-05", "--to", "2024-03-01")]
    [InlineData("understand.funnel.steps", "understand", "funnel", "--steps", ",")]
    [InlineData("understand.retention.periods", "understand", "retention", "--born", "view", "--return", "pay", "--periods", "0")]
    [InlineData("understand.retention.brackets", "understand", "retention", "--born", "view", "--return", "pay", "--brackets", "3,1")]
    [InlineData("understand.unknown_column", "understand", "retention", "--born", "view", "--return", "pay", "--by", "country")]
    [InlineData("understand.trend.formula", "understand", "trend", "--event", "view", "--formula", "A / B")]
    [InlineData("understand.trend.formula_missing", "understand", "trend", "--event", "view", "--event", "pay")]
    [InlineData("understand.bad_measure", "understand", "trend", "--event", "view", "--measure", "average")]
    [InlineData("understand.not_a_number", "understand", "trend", "--event", "view", "--measure", "sum:version")]
    public async Task Wrong_questions_end_with_2_and_say_what_to_do(string code, params string[] args)
    {
        var (exit, output, error) = await RunAsync([.. args, "--events", File(SmallShop.Csv)]);

        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_answers_name_the_loss()
    {
        var (exit, output, _) = await RunAsync(["understand", "funnel", "--steps", "view,pay", "--lang", "zh-CN", "--events", File(SmallShop.Csv)]);

        Assert.Equal(0, exit);
        Assert.StartsWith("做过“view”的用户里，75.0%（30.1–95.4%）最终走到“pay”。", output, StringComparison.Ordinal);
    }

    string File(string content) => line.File("events.csv", content);

    Task<JsonElement> AskAsync(params string[] args) => line.AskAsync(args);

    Task<(int Exit, string Output, string Error)> RunAsync(string[] args) => line.RunAsync(args);
}
