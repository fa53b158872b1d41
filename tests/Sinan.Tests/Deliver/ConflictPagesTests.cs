using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Metrics that pull apart, over the server: from what was entered, since a release, between variants and over time.</summary>
public sealed class ConflictPagesTests(TestServer server) : IClassFixture<TestServer>
{
    static readonly DateOnly first = new(2024, 1, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_workspace_measured_shows_which_metrics_pull_apart()
    {
        await ImportAsync();
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        foreach (var of in new[] { "/understand/trend?event=answered", "/understand/trend?event=order" })
            Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync("/api/v1/understand/questions", new { of, new_name = "Kept" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/understand/compare?column=variant", Stop)).StatusCode);
        using var added = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "Answers" }, Stop);
        var api = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetInt64()}";
        var page = api.Replace("/api/v1", "", StringComparison.Ordinal);

        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var goal = new HtmlParser().ParseDocument(await editor.GetStringAsync(page + "/goal", Stop));
        var series = goal.QuerySelectorAll("form[action] select[name=Series] option, select[name=Series] option").Select(o => o.GetAttribute("value")!).Distinct().ToList();
        Assert.Equal(3, series.Count);
        using var technical = await TestServer.SubmitAsync(
            editor, page + "/goal", "metric", ("Name", "Answers <given>"), ("Unit", "Mean"), ("Side", "Technical"), ("Series", series[1]), ("Rise", "yes"), ("baseline", "20"), ("deviation", "5"), ("result", "30"), ("result_sample", "400"), ("Do", "save"));
        using var business = await TestServer.SubmitAsync(
            editor, page + "/goal", "metric", ("Name", "Orders"), ("Unit", "Mean"), ("Side", "Business"), ("Series", series[2]), ("Compared", "orders_per_user"), ("Rise", "yes"), ("baseline", "20"), ("deviation", "5"), ("result", "15"), ("result_sample", "400"), ("Do", "save"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (technical.StatusCode, business.StatusCode));
        // What was entered alone: two means, surely moved against each other.
        var entered = (await program.GetFromJsonAsync<JsonElement>(api + "/conflicts", Stop)).GetProperty("pairs").EnumerateArray().ToList();
        Assert.Contains(entered, p => p.GetProperty("source").GetString() == "entered" && p.GetProperty("verdict").GetString() == "conflict");
        Assert.DoesNotContain(entered, p => p.GetProperty("source").GetString() == "release");

        // The page of the initiative says so too, with a way to the pairs.
        Assert.NotNull(new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Stop)).QuerySelector($".alert-warning a[href='{page}/conflicts']"));

        // A release on 1 May 2024: from then on 15 answers a day more and 15 orders fewer.
        await ReleaseAsync(long.Parse(api.Split('/')[^1], CultureInfo.InvariantCulture));
        var report = await program.GetFromJsonAsync<JsonElement>(api + "/conflicts?release=2.0", Stop);
        var since = report.GetProperty("pairs").EnumerateArray().Single(p => p.GetProperty("source").GetString() == "release");
        Assert.Equal("conflict", since.GetProperty("verdict").GetString());
        Assert.InRange(since.GetProperty("technical_change").GetProperty("number").GetDouble(), 0.3, 0.6);
        Assert.InRange(since.GetProperty("business_change").GetProperty("number").GetDouble(), -0.6, -0.3);
        Assert.Contains(report.GetProperty("pairs").EnumerateArray(), p => p.GetProperty("source").GetString() == "time");
        Assert.Contains(report.GetProperty("moves").EnumerateArray(), m => m.GetProperty("source").GetString() == "variant");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(api + "/conflicts?release=9", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/deliver/initiatives/99999/conflicts", Stop)).StatusCode);

        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page + "/conflicts", Stop));
        Assert.Contains("pulls apart", shown.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("since release 2.0", shown.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Answers <given>", shown.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var proof = shown.QuerySelector("main a[href^='/evidence/'], .page-head a[href^='/evidence/'], a[href^='/evidence/']")!.GetAttribute("href");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1" + proof, Stop)).StatusCode);
        var paper = await editor.GetStringAsync(page + "/documents/evaluation-report", Stop);
        Assert.DoesNotContain("deliver.material.conflicts", paper, StringComparison.Ordinal);
    }

    async Task ReleaseAsync(long id)
    {
        var store = server.Services.GetRequiredService<Stages.Deliver.Data.IInitiativeStore>();
        var at = new DateTimeOffset(2024, 5, 1, 9, 30, 0, TimeSpan.Zero);
        Assert.True((await store.ChangeAsync(id, "key", i => Stages.Deliver.Domain.Initiatives.Building.Note(i, new("2.0", true, true, "", "key", at)), Stop)).IsOk);
    }

    async Task ImportAsync()
    {
        var rows = Enumerable.Range(0, 134).SelectMany(d => Events(first.AddDays(d), 30 + (d % 3) + (d >= 121 ? 15 : 0), "answered").Concat(Events(first.AddDays(d), 30 + (d % 4) - (d >= 121 ? 15 : 0), "order")));
        var file = Path.Combine(Directory.CreateTempSubdirectory("sinan-conflict-").FullName, "log.csv");
        await File.WriteAllTextAsync(file, "user,time,event,variant,value\n" + string.Join('\n', rows), Stop);
        await using var scope = server.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<IImporter>().ImportAsync(ImportKind.Events, new ImportRequest(file), NoProgress.Instance, Stop)).IsOk);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    static IEnumerable<string> Events(DateOnly day, int count, string name) => Enumerable.Range(0, count).Select(n => string.Create(
        CultureInfo.InvariantCulture, $"u{(n + (7 * day.DayNumber)) % 200},{day:yyyy-MM-dd} {8 + (n % 12):00}:{n % 60:00}:00,{name},{((n + (7 * day.DayNumber)) % 2 == 0 ? "control" : "b")},{(name == "order" ? "10" : "")}"));
}
