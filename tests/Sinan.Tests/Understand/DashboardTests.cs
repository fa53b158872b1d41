using System.Text.Json;
using System.Text.RegularExpressions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Tests.Understand;

/// <summary>Templates, saved questions and dashboards through the command line.</summary>
public sealed partial class DashboardTests : IDisposable
{
    const string Log = """
        user,time,event,value
        ann,2024-03-04 09:00:00,浏览商品,
        ann,2024-03-04 09:01:00,add-to-cart,
        ann,2024-03-05 09:01:00,Pay,10
        bo,2024-03-04 10:00:00,浏览商品,
        bo,2024-03-20 10:00:00,浏览商品,
        """;

    readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void Every_template_is_whole_in_both_languages()
    {
        Assert.Equal(
            ["shop", "content", "game", "finance", "education", "health", "travel", "social", "city", "manufacturing", "government"], TemplateCatalog.All.Select(t => t.Id));
        foreach (var template in TemplateCatalog.All)
        {
            var texts = new[] { template.Name, template.About, template.Dashboard, template.Prediction!.About }.Concat(template.Events.Select(e => e.Meaning)).Concat(template.Questions.Select(q => q.Title!)).ToList();
            Assert.All(texts, t => Assert.True(t.En.Length > 0 && !Han().IsMatch(t.En) && Han().IsMatch(t.Zh), template.Id + ": " + t));
            Assert.All(texts, t => Assert.DoesNotMatch("[!！]|[\\u4e00-\\u9fff][,;:?]", t.Zh));
            // Every role has names in both scripts, no two roles share one, and questions name known roles only.
            Assert.All(template.Events, e => Assert.True(e.Names.Any(n => Han().IsMatch(n)) && e.Names.Any(n => !Han().IsMatch(n)), e.Role));
            Assert.Equal(template.Events.Sum(e => e.Names.Length), template.Events.SelectMany(e => e.Names).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            var roles = template.Events.Select(e => e.Role).ToHashSet();
            Assert.All(template.Questions.SelectMany(q => q.Parameters.Values).SelectMany(v => Role().Matches(v)), m => Assert.Contains(m.Groups["role"].Value, roles));
            Assert.Contains(template.Prediction.Role, roles);
            Assert.All(template.Questions, q => Assert.True(SinanCli.Texts.Entries(Lang.English).ContainsKey("question." + q.UseCase), q.UseCase));
        }

        Assert.Equal((100, 1), (TemplateCatalog.All.Single(t => t.Id == "finance").Prediction!.MissCost, TemplateCatalog.All.Single(t => t.Id == "finance").Prediction!.FalseAlarmCost));
    }

    [Fact]
    public async Task A_template_can_be_chosen_before_there_are_data_and_fills_when_they_come()
    {
        await cli.AskAsync("understand", "template", "choose", "shop");
        var empty = await cli.AskAsync("understand", "dashboard", "show", "1");
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", cli.File("log.csv", Log))).Exit);

        var filled = await cli.AskAsync("understand", "dashboard", "show", "1");
        var list = await cli.AskAsync("understand", "template", "list");

        Assert.All(empty.GetProperty("cards").EnumerateArray(), card => Assert.Equal("understand.no_events", card.GetProperty("problem").GetProperty("code").GetString()));
        // The log calls the roles view, cart and order by three kinds of names.
        var funnel = filled.GetProperty("cards").EnumerateArray().Single(c => c.GetProperty("question").GetString() == "AnswerFunnel");
        Assert.Equal("/understand/funnel?steps=%E6%B5%8F%E8%A7%88%E5%95%86%E5%93%81,add-to-cart,Pay&within=7d", funnel.GetProperty("href").GetString());
        Assert.True(funnel.GetProperty("answer").GetArrayLength() > 0);
        // Two weeks are too few for a forecast, and the card says so.
        Assert.Equal("understand.series.too_short", filled.GetProperty("cards").EnumerateArray().Single(c => c.GetProperty("question").GetString() == "ForecastMetric").GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal("shop", list.GetProperty("chosen").GetString());
        Assert.Equal(3, list.GetProperty("templates").EnumerateArray().Single(t => t.GetProperty("template").GetProperty("id").GetString() == "shop").GetProperty("found").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_question_whose_events_are_missing_names_them()
    {
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", cli.File("log.csv", Log))).Exit);
        await cli.AskAsync("understand", "template", "choose", "game");

        var (_, output, _) = await cli.RunAsync("understand", "dashboard", "show", "1", "--lang", "en");

        Assert.Contains("The log has no event for this yet. Record: session_start", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_question_is_asked_again_and_becomes_part_of_an_own_template()
    {
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", cli.File("log.csv", Log))).Exit);
        await cli.AskAsync("understand", "dashboard", "save", "--of", "/understand/trend?event=Pay&measure=sum%3Avalue&by=&interval=day", "--new", "Money", "--title", "Paid <b>by day</b>");
        await cli.AskAsync("understand", "dashboard", "save", "--of", "/understand/retention?born=Pay&return=Pay", "--dashboard", "1");

        var cards = (await cli.AskAsync("understand", "dashboard", "show", "1")).GetProperty("cards").EnumerateArray().ToList();
        var own = await cli.AskAsync("understand", "template", "save", "Our shop");
        await cli.AskAsync("understand", "template", "choose", own.GetProperty("id").GetString()!);

        Assert.Equal(["AnswerTrend", "AnswerRetention"], cards.Select(c => c.GetProperty("question").GetString()));
        // An empty control of the page is no parameter.
        Assert.Equal("/understand/trend?event=Pay&interval=day&measure=sum%3Avalue", cards[0].GetProperty("href").GetString());
        Assert.Equal(["add-to-cart", "Pay", "浏览商品"], own.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("role").GetString()).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Money 2", "Our shop 2"], (await cli.AskAsync("understand", "dashboard", "list")).GetProperty("dashboards").EnumerateArray().Select(d => d.GetProperty("name").GetProperty("en").GetString() + " " + d.GetProperty("questions").GetArrayLength()));
        Assert.DoesNotContain("ann", JsonSerializer.Serialize(own), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("understand.save.not_a_question", "dashboard", "save", "--of", "/decide", "--new", "x")]
    [InlineData("understand.save.not_a_question", "dashboard", "save", "--of", "https://elsewhere.example/understand/trend", "--new", "x")]
    [InlineData("understand.save.name", "dashboard", "save", "--of", "/understand/trend")]
    [InlineData("understand.dashboard.unknown", "dashboard", "save", "--of", "/understand/trend", "--dashboard", "9")]
    [InlineData("understand.dashboard.unknown", "dashboard", "show", "9")]
    [InlineData("understand.template.unknown", "template", "choose", "nothing")]
    [InlineData("understand.template.name", "template", "save", " ")]
    public async Task What_cannot_be_done_says_so(string code, params string[] args)
    {
        await cli.RunAsync("understand", "template", "list");

        var (exit, output, error) = await cli.RunAsync(["understand", .. args]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_are_read_as_the_log_writes_them()
    {
        var role = new TemplateEvent("order", ["pay", "支付"], BilingualText.Of("x"));

        Assert.Equal("支付", EventRoles.NameOf(role, ["view", "支付"]));
        Assert.Equal("PAY", EventRoles.NameOf(role, ["支付", "PAY"]));
        Assert.Null(EventRoles.NameOf(role, ["payment"]));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    private static partial Regex Han();

    [GeneratedRegex(@"\{(?<role>[a-z_]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Role();
}
