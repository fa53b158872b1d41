using System.Text;
using System.Text.Json;
using Sinan.Tests.Understand;

namespace Sinan.Tests.Decide;

/// <summary>Rules of the workspace's events, end to end; every expected figure is counted by hand.</summary>
/// <remarks>Users 0–19 try on one day and 36 hours later pay for A and B; 20–39 pay for C and D; 40–59 search and browse in one visit; 60–79 only browse.</remarks>
public sealed class RuleQuestionTests : IDisposable
{
    readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Items_of_one_purchase_go_together()
    {
        var answer = await AskAsync("--per", "basket", "--min-support", "10");

        Assert.Equal(("item", "pay", 40, 4), Scope(answer));
        Assert.Equal(["A>B 20 1 2", "B>A 20 1 2", "C>D 20 1 2", "D>C 20 1 2"], Rules(answer));
        var rule = answer.GetProperty("rules")[0];
        // Twenty of forty in both: one table of C(40, 20). Wilson for 20 of 20: 0.8389 … 1.
        Assert.Equal(1 / 137_846_528_820.0, rule.GetProperty("p").GetDouble(), 1e-18);
        // Four items in pairs: 6 · 2 splits, half of the error rate: p · 24, shared by the four that are equal.
        Assert.Equal(6 / 137_846_528_820.0, rule.GetProperty("q").GetDouble(), 1e-17);
        Assert.Equal(0.8389, rule.GetProperty("confidence_ci95")[0].GetDouble(), 4);
        Assert.Equal((0.25, JsonValueKind.Null), (rule.GetProperty("leverage").GetDouble(), rule.GetProperty("conviction").ValueKind));
        Assert.NotEqual("", rule.GetProperty("evidence").GetString());
    }

    [Fact]
    public async Task Events_of_one_visit_and_of_one_user_go_together()
    {
        // Visits: 20 tries, 40 payments, 20 with a search, 20 without.
        var visits = await AskAsync("--per", "session", "--min-support", "10");
        Assert.Equal(("event", null, 100, 2), Scope(visits));
        Assert.Equal(["browse>search 20 0.5 2.5", "search>browse 20 1 2.5"], Rules(visits));

        var users = await AskAsync("--per", "user", "--min-support", "0.2");
        Assert.Equal(80, users.GetProperty("groups").GetInt32());
        Assert.Equal(16, users.GetProperty("min_support_count").GetInt32());
        Assert.Equal(["browse>search 20 0.5 2", "pay>try 20 0.5 2", "search>browse 20 1 2", "try>pay 20 1 2"], Rules(users));
    }

    [Fact]
    public async Task What_comes_after_what_keeps_to_its_days()
    {
        var week = await AskAsync("--per", "order", "--min-support", "10");
        Assert.Equal(["search>browse 20 1 2", "try>pay 20 1 2"], Rules(week));

        var day = await AskAsync("--per", "order", "--days", "1", "--min-support", "10");
        Assert.Equal(["search>browse 20 1 2"], Rules(day));
    }

    [Fact]
    public async Task An_answer_is_a_sentence_in_both_languages()
    {
        await ImportAsync();

        var (_, english, _) = await line.RunAsync("decide", "rules", "--per", "user", "--min-support", "10");
        var (_, chinese, _) = await line.RunAsync("decide", "rules", "--per", "order", "--event", "browse", "--lang", "zh-CN");

        Assert.Contains("of the users with", english, StringComparison.Ordinal);
        Assert.Contains("4 connections among 80 users can hardly be chance.", english, StringComparison.Ordinal);
        Assert.Contains("40 名用户中没有至少 20 人共有、7 天之内且超出巧合的先后关系。", chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decide.rules.unknown_event", "--event", "fly")]
    [InlineData("decide.rules.unknown_column", "--of", "colour")]
    [InlineData("decide.rules.days", "--per", "order", "--days", "0")]
    [InlineData("decide.confidence", "--min-confidence", "2")]
    [InlineData("decide.support", "--min-support", "1000")]
    public async Task Wrong_questions_say_what_to_do(string problem, params string[] args)
    {
        await ImportAsync();

        var (exit, output, error) = await line.RunAsync(["decide", "rules", .. args]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("[" + problem + "]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_purchase_the_event_of_baskets_has_to_be_named()
    {
        var file = line.File("other.csv", "user_id,time,event\n1,2026-03-02 10:00:00,fly\n");
        Assert.Equal(0, (await line.RunAsync("collect", "import", "events", file)).Exit);

        Assert.Contains("[decide.rules.no_purchase]", (await line.RunAsync("decide", "rules")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_needs_a_support() =>
        Assert.Contains("[decide.rules.support]", (await line.RunAsync("decide", "rules", line.File("b.dat", "1 2\n"))).Error, StringComparison.Ordinal);

    static (string?, string?, int, int) Scope(JsonElement answer) =>
        (answer.GetProperty("of").GetString(), answer.TryGetProperty("event", out var name) ? name.GetString() : null, answer.GetProperty("groups").GetInt32(), answer.GetProperty("found").GetInt32());

    static IEnumerable<string> Rules(JsonElement answer) => answer.GetProperty("rules").EnumerateArray().Select(r =>
        FormattableString.Invariant($"{Names(r, "if")}>{Names(r, "then")} {r.GetProperty("count").GetInt32()} {r.GetProperty("confidence").GetDouble()} {Math.Round(r.GetProperty("lift").GetDouble(), 9)}")).Order(StringComparer.Ordinal);

    static string Names(JsonElement rule, string part) => string.Join(' ', rule.GetProperty(part).EnumerateArray().Select(e => e.GetString()));

    async Task<JsonElement> AskAsync(params string[] args)
    {
        await ImportAsync();
        return await line.AskAsync(["decide", "rules", .. args]);
    }

    async Task ImportAsync()
    {
        var csv = new StringBuilder("user_id,time,event,item_id\n");
        for (var user = 0; user < 80; user++)
        {
            if (user < 20)
                csv.Append($"u{user},2026-03-02 00:00:00,try,\nu{user},2026-03-03 12:00:00,pay,A\nu{user},2026-03-03 12:05:00,pay,B\n");
            else if (user < 40)
                csv.Append($"u{user},2026-03-04 12:00:00,pay,C\nu{user},2026-03-04 12:20:00,pay,D\n");
            else if (user < 60)
                csv.Append($"u{user},2026-03-05 12:00:00,search,\nu{user},2026-03-05 12:10:00,browse,\n");
            else
                csv.Append($"u{user},2026-03-06 12:00:00,browse,\n");
        }

        var (exit, _, error) = await line.RunAsync("collect", "import", "events", line.File("events.csv", csv.ToString()));
        Assert.True(exit == 0, error);
    }
}
