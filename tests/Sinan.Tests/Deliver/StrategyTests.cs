using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Themes of the strategy and opportunities.</summary>
public sealed class StrategyTests(TestServer server) : IClassFixture<TestServer>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Opportunity Reports => new() { Title = "Read reports", Field = "medicine" };

    [Fact]
    public void A_theme_of_the_same_name_is_changed_and_an_opportunity_keeps_its_initiative()
    {
        var book = StrategyBook.Empty.Keep(new Theme(" Less calls ", "half")).Value.Keep(new Theme("Less calls", "a third")).Value;
        Assert.Equal("a third", Assert.Single(book.Themes).Goal);

        var started = book.Keep(Reports).Value.Started(1, 7).Value;
        Assert.Equal((OpportunityState.Started, 7), (started.Opportunities[0].State, started.Opportunities[0].Initiative!.Value));
        Assert.Equal(7, started.Keep(started.Opportunities[0] with { Initiative = null, Learned = "works" }).Value.Opportunities[0].Initiative);
        Assert.Equal("deliver.entry.unknown", book.Started(3, 7).Problem.Code);
    }

    [Fact]
    public void What_is_left_says_what_was_learned()
    {
        Assert.Equal("deliver.opportunity.learned", StrategyBook.Empty.Keep(Reports with { State = OpportunityState.Left }).Problem.Code);
        Assert.Equal("deliver.opportunity.field", StrategyBook.Empty.Keep(Reports with { Field = " " }).Problem.Code);
        Assert.Equal("deliver.entry.title", StrategyBook.Empty.Keep(Reports with { Title = "" }).Problem.Code);
        var full = Enumerable.Range(0, 50).Aggregate(StrategyBook.Empty, (book, i) => book.Keep(new Theme("t" + i)).Value);
        Assert.Equal("deliver.theme.too_many", full.Keep(new Theme("one more")).Problem.Code);
        Assert.True((Reports with { Due = new DateOnly(2026, 1, 1) }).IsOverdue(new DateOnly(2026, 1, 2)));
        Assert.False((Reports with { Due = new DateOnly(2026, 1, 1), State = OpportunityState.Left }).IsOverdue(new DateOnly(2026, 1, 2)));
    }

    [Fact]
    public async Task An_opportunity_becomes_an_initiative_of_its_theme()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var theme = await TestServer.SubmitAsync(editor, "/deliver/strategy", "theme", ("Name", "Less <calls>"), ("Goal", "half of them"));
        using var kept = await TestServer.SubmitAsync(editor, "/deliver/strategy", "opportunity", ("Title", "Read reports"), ("Field", "medicine"), ("Theme", "Less <calls>"), ("State", "Exploring"), ("Due", "2020-01-02"));
        Assert.All(new[] { theme, kept }, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        using var started = await TestServer.SubmitAsync(editor, "/deliver/strategy?opportunity=1", "start", ("Number", "1"));
        Assert.Contains("/deliver/initiatives/", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var again = await TestServer.SubmitAsync(editor, "/deliver/strategy", "start", ("Number", "1"));
        Assert.NotEqual(HttpStatusCode.Redirect, again.StatusCode);

        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var conflict = await program.PostAsync("/api/v1/deliver/strategy/opportunities/1/start", null, Token);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var report = await program.GetFromJsonAsync<JsonElement>("/api/v1/deliver/strategy", Token);
        Assert.Equal((1, "started"), (report.GetProperty("themes")[0].GetProperty("open").GetInt32(), report.GetProperty("opportunities")[0].GetProperty("state").GetString()));
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/deliver/strategy", Token));
        Assert.Contains(shown.QuerySelectorAll("td a"), a => a.TextContent == "Less <calls>");
        Assert.Empty(shown.QuerySelectorAll("main form[method=post]"));
    }
}
