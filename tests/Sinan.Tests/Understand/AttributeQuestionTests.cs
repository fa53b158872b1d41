using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>Attributes of users and items and session ids in questions, from imported files to the answer; every figure is counted by hand.</summary>
public sealed class AttributeQuestionTests : IDisposable
{
    const string Events = """
        user_id,time,event,product_id,session_id
        ann,2024-03-04 09:00:00,view,p1,s1
        ann,2024-03-04 12:00:00,view,p2,s1
        ann,2024-03-06 09:00:00,pay,p1,s2
        bo,2024-03-04 10:00:00,view,p1,s3
        bo,2024-03-04 10:10:00,pay,p2,s4
        cy,2024-03-05 10:00:00,view,p9,
        """;

    // Ann becomes pro on the fifth: her views before it are free.
    const string Plans = """
        user_id,since,plan
        ann,2024-03-01 00:00:00,free
        ann,2024-03-05 00:00:00,pro
        bo,2024-03-01 00:00:00,pro
        """;

    const string Cities = """
        user_id,city
        ann,Paris
        cy,Lyon
        """;

    const string Items = """
        product_id,title,category,price,brand
        p1,Lamp,Home,30,Lux
        p2,Pen,Office,2,Pix
        """;

    readonly CommandLine shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Attributes_hold_as_of_the_event_in_trends_funnels_retention_and_segments()
    {
        await ImportAsync();

        Assert.Equal(["free 2", "none 1", "pro 1"], await TrendAsync("--event", "view", "--by", "user.plan"));
        Assert.Equal(["pro 2"], await TrendAsync("--event", "pay", "--by", "user.plan"));
        // Undated values hold always.
        Assert.Equal(["Lyon 1", "Paris 2", "none 1"], await TrendAsync("--event", "view", "--by", "user.city"));
        Assert.Equal(["Home 2", "Office 1", "none 1"], await TrendAsync("--event", "view", "--by", "item.category"));
        Assert.Equal(["Lux 1", "Pix 1"], await TrendAsync("--event", "pay", "--by", "item.brand"));
        Assert.Equal(["none 32"], await TrendAsync("--event", "pay", "--measure", "sum:item.price"));

        var funnel = await shell.AskAsync("understand", "funnel", "--steps", "view,pay", "--by", "user.plan");
        Assert.Equal(["free 1 1", "none 1 0", "pro 1 1"], funnel.GetProperty("groups").EnumerateArray().Select(g => $"{Name(g, "value")} {string.Join(' ', g.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("users").GetInt64()))}").Order(StringComparer.Ordinal));

        var retention = await shell.AskAsync("understand", "retention", "--born", "view", "--return", "pay", "--period", "day", "--periods", "2", "--by", "item.category");
        Assert.Equal(["Home 2", "none 1"], retention.GetProperty("groups").EnumerateArray().Select(g => $"{Name(g, "value")} {g.GetProperty("size").GetInt64()}").Order(StringComparer.Ordinal));

        // Has an event at which the plan was pro: Ann and Bo.
        var segment = await shell.AskAsync("understand", "cohort", "--rule", """{"column":"user.plan","is":["pro"]}""");
        Assert.Equal(2, segment.GetProperty("users").GetInt64());
    }

    [Fact]
    public async Task Sessions_can_be_cut_by_the_id_that_events_bring()
    {
        await ImportAsync();

        // By pauses: Ann has three visits, Bo one, Cy one. By id: Ann two, one of them of two events three hours apart, Bo two, Cy none.
        Assert.Equal(5, (await shell.AskAsync("understand", "sessions")).GetProperty("sessions").GetInt64());
        var byId = await shell.AskAsync("understand", "sessions", "--session", "session");
        Assert.Equal((4, 2, 1.25), (byId.GetProperty("sessions").GetInt64(), byId.GetProperty("users").GetInt64(), byId.GetProperty("depth").GetProperty("value").GetDouble()));
        Assert.Equal("session", byId.GetProperty("column").GetString());

        // Ids are nothing to break down by or to add up.
        Assert.Contains("[understand.too_many_groups]", (await shell.RunAsync("understand", "trend", "--event", "view", "--by", "session")).Error, StringComparison.Ordinal);
        Assert.Contains("[understand.not_a_number]", (await shell.RunAsync("understand", "trend", "--event", "view", "--measure", "sum:session")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_file_has_its_categories_and_sessions_too()
    {
        var file = shell.File("plain.csv", "user_id,time,event,product_id,category,session_id\nann,2024-03-04 09:00:00,view,p1,Home,a\nann,2024-03-04 09:01:00,view,p2,Office,b\n");

        Assert.Equal(["Home 1", "Office 1"], await TrendAsync("--event", "view", "--by", "item.category", "--events", file));
        Assert.Equal(2, (await shell.AskAsync("understand", "sessions", "--session", "session", "--events", file)).GetProperty("sessions").GetInt64());
    }

    async Task ImportAsync()
    {
        await shell.AskAsync("collect", "import", "events", shell.File("events.csv", Events));
        await shell.AskAsync("collect", "import", "users", shell.File("plans.csv", Plans), "--map", "time=since");
        await shell.AskAsync("collect", "import", "users", shell.File("cities.csv", Cities));
        await shell.AskAsync("collect", "import", "items", shell.File("items.csv", Items));
    }

    /// <summary>"group total" over all periods.</summary>
    async Task<IEnumerable<string>> TrendAsync(params string[] options)
    {
        var answer = await shell.AskAsync(["understand", "trend", .. options]);
        return answer.GetProperty("series").EnumerateArray().Select(s => $"{Name(s, "group")} {s.GetProperty("points").EnumerateArray().Sum(p => p.GetProperty("value").GetDouble())}").Order(StringComparer.Ordinal);
    }

    static string Name(JsonElement group, string property) => group.GetProperty(property).GetString() ?? "none";
}
