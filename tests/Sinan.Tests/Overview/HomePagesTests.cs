using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Tests.Web;

namespace Sinan.Tests.Overview;

/// <summary>The home over the server, without scripts.</summary>
public sealed class HomePagesTests(HomePagesTests.Home home) : IClassFixture<HomePagesTests.Home>
{
    const string Hostile = "<script>alert('x')</script>";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A workspace with one comment, so that the home and not the start is shown, and initiatives with something to decide.</summary>
    public sealed class Home : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using (var import = await Server.Services.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "one.csv", "00"), default))
            {
                import.Append([new FeedbackRow(1, null, DateTimeOffset.UtcNow, 1, null, "shop", null, "Paying takes too long")]);
                await import.CommitAsync(default);
            }

            var initiatives = Server.Services.GetRequiredService<IInitiativeStore>();
            var today = DateOnly.FromDateTime(DateTime.UnixEpoch);
            await AddAsync(new Initiative
            {
                Title = "Late " + Hostile, Owner = "data", Steps = new Initiative { Title = "" }.Steps.Add("need_mining", new StepProgress("research", today, StepState.Doing, "")),
                Builds = [new Build("2.0", true, true, "", "key", DateTimeOffset.UtcNow), new Build("1.0", true, true, "", "key", DateTimeOffset.UnixEpoch)],
            });
            await AddAsync(new Initiative
            {
                Title = "Dear", Budget = new Budget { ExpectedReturn = 100 },
                Costs = [new CostEntry(LedgerKind.Money, CostPart.Data, today, 500, 500, null, "", "data")], HandOvers = [new HandOver(WorkRole.Planner, WorkRole.Trainer, "train", HandOverState.Offered, "data", DateTimeOffset.UtcNow)],
            });
            await AddAsync(new Initiative { Title = "Given up", Dropped = new Drop("no use", "data", DateTimeOffset.UtcNow), Steps = new Initiative { Title = "" }.Steps.Add("need_mining", new StepProgress("research", today, StepState.Doing, "")) });
            var labels = Server.Services.GetRequiredService<ILabelStore>();
            foreach (var (who, label) in new[] { ("a", "bug"), ("b", "praise") })
                await labels.SaveAsync(new CommentLabel("kinds", 0, who, label, default), default);

            Task AddAsync(Initiative initiative) => initiatives.AddAsync(new InitiativeChange(initiative, new Phrase("deliver.log.begun")), "data", default);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Fact]
    public async Task Every_part_and_every_arrow_of_the_flow_chart_is_a_link_to_a_page_that_is_there()
    {
        using var viewer = await home.Server.PersonAsync(AccountRole.Viewer);
        var page = await PageAsync(viewer, "/");

        // The seven arrows of the chart, from design into the work, and from feedback back to the needs.
        (LoopPart, LoopPart)[] chart =
        [
            (LoopPart.ProductManager, LoopPart.NeedIntake), (LoopPart.ProductManager, LoopPart.DataDecision), (LoopPart.DataDecision, LoopPart.UserAnalysis), (LoopPart.DataDecision, LoopPart.PersonalDesign),
            (LoopPart.NeedIntake, LoopPart.AgileWork), (LoopPart.UserAnalysis, LoopPart.AgileWork), (LoopPart.AgileWork, LoopPart.LiveFeedback),
            (LoopPart.PersonalDesign, LoopPart.AgileWork), (LoopPart.LiveFeedback, LoopPart.NeedIntake),
        ];
        Assert.Equal(chart, LoopMap.Links.Select(l => (l.From, l.To)));
        foreach (var drawing in new[] { ".flow-wide", ".flow-narrow" })
        {
            Assert.Equal(7, page.QuerySelectorAll(drawing + " a[data-part]").Length);
            Assert.Equal(LoopMap.Links.Select(l => l.Href), page.QuerySelectorAll(drawing + " a[data-link]").Select(a => a.GetAttribute("href")));
            Assert.All(page.QuerySelectorAll(drawing + " a[data-link]"), a => Assert.False(string.IsNullOrWhiteSpace(a.GetAttribute("aria-label"))));
        }

        var list = page.QuerySelectorAll(".flow-list a").Select(a => a.GetAttribute("href")!).ToHashSet();
        var drawn = page.QuerySelectorAll(".flow-wide a").Select(a => a.GetAttribute("href")!).ToHashSet();
        Assert.Subset(list, drawn);
        foreach (var path in drawn.Where(h => h.StartsWith('/')))
        {
            using var answer = await viewer.GetAsync(path, Token);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task What_waits_is_sorted_by_urgency_and_names_who_owes_it()
    {
        using var viewer = await home.Server.PersonAsync(AccountRole.Viewer);
        var page = await PageAsync(viewer, "/");

        var lines = page.QuerySelectorAll(".decisions > li");
        Assert.Equal(["Alarm", "Overdue", "Waiting", "Waiting"], lines.Select(l => l.QuerySelector(".badge")!.TextContent));
        var texts = lines.Select(l => Squeezed(l.TextContent)).ToList();
        Assert.Contains("“Dear” has reached its limit", texts[0], StringComparison.Ordinal);
        Assert.Contains("Owed by nobody yet", texts[0], StringComparison.Ordinal);
        Assert.Contains($"“Late {Hostile}”: 1 sub-step is past the day", texts[1], StringComparison.Ordinal);
        Assert.Contains("Owed by research", texts[1], StringComparison.Ordinal);
        Assert.Contains("was offered for hand-over", texts[2], StringComparison.Ordinal);
        Assert.Contains("Owed by Trainer", texts[2], StringComparison.Ordinal);
        Assert.Contains("1 comment is labelled differently", texts[3], StringComparison.Ordinal);
        Assert.DoesNotContain(texts, t => t.Contains("Given up", StringComparison.Ordinal));
        Assert.Equal("/deliver/initiatives/1/steps/need_mining", lines[1].QuerySelector("a:not(.evidence-mark)")!.GetAttribute("href"));
        Assert.Contains("4 decisions wait today. Alarms: 1; past the day: 1.", Squeezed(page.QuerySelector(".answer")!.TextContent), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script:not([type='application/json'])"));
    }

    [Fact]
    public async Task Only_what_changed_in_the_time_asked_for_is_told()
    {
        using var viewer = await home.Server.PersonAsync(AccountRole.Viewer);

        var week = (await PageAsync(viewer, "/?since=7")).QuerySelectorAll(".changes > li").Select(l => Squeezed(l.TextContent)).ToList();

        Assert.Contains(week, t => t.Contains("was released as 2.0", StringComparison.Ordinal));
        Assert.DoesNotContain(week, t => t.Contains("was released as 1.0", StringComparison.Ordinal));
        Assert.Contains(week, t => t.Contains("“Given up” was given up: no use", StringComparison.Ordinal));
        Assert.Equal(3, week.Count(t => t.Contains("was begun", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_last_visit_is_remembered_by_the_browser_and_nonsense_in_its_cookie_is_no_visit()
    {
        var hoursAgo = DateTimeOffset.UtcNow.AddHours(-5).ToUnixTimeSeconds();
        foreach (var (cookie, span) in new[] { ($".{hoursAgo}", "visit"), ("", "7"), ("99999999999999999999.x", "7"), ("1.2.3", "7"), ("-5.-5", "7") })
        {
            using var viewer = await home.Server.PersonAsync(AccountRole.Viewer);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add("Cookie", "sinan-visit=" + cookie);
            using var answer = await viewer.SendAsync(request, Token);
            Assert.Equal((cookie, span), (cookie, ChosenSpan(await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token), Token))));
            Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("sinan-visit=", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        }

        static string? ChosenSpan(IHtmlDocument page) => page.QuerySelector("#control-since option[selected]")?.GetAttribute("value");
    }

    [Fact]
    public async Task Hours_are_entered_compared_and_removed_with_forms_alone()
    {
        const string Path = "/overview/measures";
        using var editor = await home.Server.PersonAsync(AccountRole.Editor);
        foreach (var (side, hours) in new[] { ("before", "10"), ("before", "12"), ("before", "11"), ("after", "2"), ("after", "3"), ("after", "2.5") })
        {
            using var entered = await TestServer.SubmitAsync(editor, Path, "hours", ("Step", "need_intake"), ("Side", side), ("Hours", hours), ("Day", "2026-05-01"));
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        var page = await PageAsync(editor, Path);
        var row = page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Select(td => Squeezed(td.TextContent)).ToList();
        Assert.Equal(("Need intake", "3", "3", "↓ less time"), (row[0], row[1], row[3], row[6]));
        Assert.StartsWith("11", row[2], StringComparison.Ordinal);
        Assert.StartsWith("-8.5", row[5].Replace('−', '-'), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("table")[0].QuerySelectorAll("a.evidence-mark"), mark => Assert.StartsWith("/evidence/ev-", mark.GetAttribute("href"), StringComparison.Ordinal));
        using (var proof = await editor.GetAsync(page.QuerySelector("main a.evidence-mark")!.GetAttribute("href"), Token))
            Assert.Equal(HttpStatusCode.OK, proof.StatusCode);

        using var refused = await TestServer.SubmitAsync(editor, Path, "hours", ("Step", "need_intake"), ("Side", "after"), ("Hours", "-1"), ("Day", "2026-05-01"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("overview.hours.range", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var removed = await TestServer.SubmitAsync(editor, Path, "remove-1");
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(5, (await PageAsync(editor, Path)).QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr").Length);

        using var viewer = await home.Server.PersonAsync(AccountRole.Viewer);
        Assert.Empty((await PageAsync(viewer, Path)).QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task The_api_gives_the_same_and_refuses_what_it_cannot_read()
    {
        using var program = await home.Server.ProgramAsync(Permissions.Read, Permissions.Write);

        var told = await program.GetFromJsonAsync<JsonElement>("/api/v1/overview/home", Token);
        Assert.Equal(["alarm", "overdue", "waiting", "waiting"], told.GetProperty("decisions").EnumerateArray().Select(d => d.GetProperty("urgency").GetString()));
        Assert.Equal(7, told.GetProperty("picture").GetProperty("nodes").GetArrayLength());
        Assert.Equal("overview.lead.none", (await program.GetFromJsonAsync<JsonElement>("/api/v1/overview/measures", Token)).GetProperty("lead_time").GetProperty("key").GetString());

        using var entered = await program.PostAsJsonAsync("/api/v1/overview/hours", new { step = "agile_work", is_after = true, hours = 3, day = "2026-05-02" }, Token);
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
        using var removed = await program.DeleteAsync($"/api/v1/overview/hours/{id}", Token);
        using var gone = await program.DeleteAsync($"/api/v1/overview/hours/{id}", Token);
        using var nonsense = await program.PostAsJsonAsync("/api/v1/overview/hours", new { step = "dreaming" }, Token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (removed.StatusCode, gone.StatusCode, nonsense.StatusCode));
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, Token), Token);

    static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
