using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>Segments by rule in a workspace: counted, saved, asked about, counted again when the data have changed.</summary>
public sealed class CohortTests : IDisposable
{
    // Ann and Bo pay twice, Cy once, Di never; Eve only returns something.
    const string Shop = """
        user,time,event,version
        ann,2024-03-04 09:00:00,view,1.0
        ann,2024-03-04 09:10:00,pay,1.0
        ann,2024-03-20 09:00:00,pay,1.0
        bo,2024-03-05 10:00:00,view,1.0
        bo,2024-03-06 10:00:00,pay,1.0
        bo,2024-03-07 10:00:00,pay,2.0
        cy,2024-03-08 10:00:00,view,2.0
        cy,2024-03-19 10:00:00,pay,2.0
        di,2024-03-09 10:00:00,view,2.0
        eve,2024-03-10 10:00:00,return,1.0
        """;

    readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Theory]
    [InlineData("""{"did":"pay"}""", 3)]
    [InlineData("""{"did":"pay","at_least":2}""", 2)]
    // The log ends on the 20th at nine: the last two days begin on the 18th at nine.
    [InlineData("""{"did":"pay","last":"2d"}""", 2)]
    [InlineData("""{"did":"pay","to":"2024-03-07"}""", 2)]
    [InlineData("""{"not":{"did":"pay"}}""", 2)]
    [InlineData("""{"all":[{"did":"view"},{"not":{"did":"pay"}}]}""", 1)]
    [InlineData("""{"any":[{"did":"return"},{"did":"pay","at_least":2}]}""", 3)]
    [InlineData("""{"sequence":["view","pay"],"within":"1d"}""", 2)]
    [InlineData("""{"column":"version","is":["2.0"]}""", 3)]
    [InlineData("""{"funnel":["view","pay"],"reached":1,"within":"7d"}""", 2)]
    public async Task A_rule_counts_the_users_who_meet_it(string rule, int users)
    {
        var answer = await AskAsync("understand", "cohort", "--rule", rule, "--events", File(Shop));

        Assert.Equal((users, 5), (answer.GetProperty("users").GetInt32(), answer.GetProperty("of").GetInt32()));
        Assert.Equal(users / 5.0, answer.GetProperty("share").GetDouble(), 12);
        Assert.Equal(2, answer.GetProperty("ci95").GetArrayLength());
    }

    [Fact]
    public async Task A_saved_segment_filters_other_questions_and_keeps_its_history()
    {
        await RunOkAsync("collect", "import", "events", File(Shop), "--zone", "UTC");
        var saved = await AskAsync("understand", "cohort", "--rule", """{"did":"pay","at_least":2}""", "--name", "Loyal");
        var id = saved.GetProperty("id").GetString()!;
        Assert.Equal(2, saved.GetProperty("users").GetInt32());

        var funnel = await AskAsync("understand", "funnel", "--steps", "view,pay", "--segment", id);
        Assert.Equal([2L, 2], funnel.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()));
        var trend = await AskAsync("understand", "trend", "--event", "pay", "--interval", "month", "--segment", id);
        Assert.Equal(4, trend.GetProperty("series")[0].GetProperty("points")[0].GetProperty("value").GetInt32());
        var retention = await AskAsync("understand", "retention", "--born", "view", "--return", "pay", "--period", "day", "--segment", id);
        Assert.Equal(2, retention.GetProperty("cohorts").EnumerateArray().Sum(c => c.GetProperty("size").GetInt32()));
        // Segments may rest on segments.
        var others = await AskAsync("understand", "cohort", "--rule", "{\"not\":{\"segment\":\"" + id + "\"}}");
        Assert.Equal(3, others.GetProperty("users").GetInt32());

        // Cy pays again: saved anew, the segment has one member more.
        await RunOkAsync("collect", "import", "events", File("user,time,event,version\ncy,2024-03-21 10:00:00,pay,2.0\n"));
        var again = await AskAsync("understand", "cohort", "--rule", """{"did":"pay","at_least":2}""", "--name", "loyal");
        Assert.Equal(id, again.GetProperty("id").GetString());
        Assert.Equal(["3 1 0", "2 - -"], again.GetProperty("history").EnumerateArray().Select(h => $"{h.GetProperty("users")} {Or(h, "joined")} {Or(h, "left")}"));
    }

    [Fact]
    public async Task A_segment_that_rests_on_itself_is_refused()
    {
        await RunOkAsync("collect", "import", "events", File(Shop));
        var id = (await AskAsync("understand", "cohort", "--rule", """{"did":"pay"}""", "--name", "A")).GetProperty("id").GetString()!;
        await AskAsync("understand", "cohort", "--rule", "{\"segment\":\"" + id + "\"}", "--name", "A");

        var (exit, _, error) = await RunAsync(["understand", "funnel", "--steps", "view", "--segment", id]);

        Assert.Equal(2, exit);
        Assert.Contains("[understand.cohort.circle]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("understand.cohort.rule", "not json")]
    [InlineData("understand.cohort.rule", "{}")]
    [InlineData("understand.cohort.rule", """{"did":"pay","at_least":0}""")]
    [InlineData("understand.cohort.rule", """{"sequence":["view"]}""")]
    [InlineData("understand.cohort.rule", """{"funnel":["view","pay"],"reached":3}""")]
    [InlineData("understand.unknown_event", """{"did":"fly"}""")]
    [InlineData("understand.unknown_column", """{"column":"country","is":["x"]}""")]
    [InlineData("understand.bad_window", """{"did":"pay","last":"soon"}""")]
    [InlineData("understand.bad_date", """{"did":"pay","from":"soon"}""")]
    [InlineData("understand.cohort.unknown_segment", """{"segment":"nobody"}""")]
    public async Task Wrong_rules_say_what_to_do(string code, string rule)
    {
        var (exit, output, error) = await RunAsync(["understand", "cohort", "--rule", rule, "--events", File(Shop)]);

        Assert.NotEqual(0, exit);
        Assert.Equal("", output);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Funnels_in_any_order_with_exclusions_and_by_period()
    {
        var file = File("""
            user,time,event
            ann,2024-03-04 09:00:00,pay
            ann,2024-03-04 09:10:00,view
            bo,2024-03-05 09:00:00,view
            bo,2024-03-05 09:30:00,search
            bo,2024-03-05 10:00:00,pay
            cy,2024-03-05 11:00:00,view
            cy,2024-03-05 11:30:00,pay
            di,2024-03-06 12:00:00,view
            """);

        var any = await AskAsync("understand", "funnel", "--steps", "view,pay", "--order", "any", "--within", "1h", "--events", file);
        Assert.Equal([4L, 3], any.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()));
        var without = await AskAsync("understand", "funnel", "--steps", "view,pay", "--exclude", "search", "--events", file);
        Assert.Equal([4L, 1], without.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()));
        var byDay = await AskAsync("understand", "funnel", "--steps", "view,pay", "--interval", "day", "--events", file);
        Assert.Equal(["1 0", "2 2", "1 0"], byDay.GetProperty("periods").EnumerateArray().Select(p => $"{p.GetProperty("users")} {p.GetProperty("through")}"));
        // Bo took an hour, Cy half of one: the middle is 45 minutes.
        Assert.Equal(2700, byDay.GetProperty("times")[1].GetProperty("seconds").GetDouble());
        var (exit, _, error) = await RunAsync(["understand", "funnel", "--steps", "view,view", "--order", "any", "--events", file]);
        Assert.Equal(2, exit);
        Assert.Contains("[understand.funnel.any_order]", error, StringComparison.Ordinal);
    }

    static string Or(JsonElement of, string key) => of.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "-";

    string File(string content) => line.File("events.csv", content);

    Task<JsonElement> AskAsync(params string[] args) => line.AskAsync(args);

    async Task RunOkAsync(params string[] args)
    {
        var (exit, _, error) = await RunAsync(args);
        Assert.True(exit == 0, error);
    }

    Task<(int Exit, string Output, string Error)> RunAsync(string[] args) => line.RunAsync(args);
}
