using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>Whether shipping a need moved a metric of the events, and what that does to the trust in others.</summary>
public sealed class MetricEffectTests(TestServer server) : IClassFixture<TestServer>
{
    static readonly DateTimeOffset shipped = new(2024, 5, 1, 9, 30, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_metric_that_rose_after_shipping_verifies_the_need_and_one_that_stayed_does_not()
    {
        await ImportAsync();
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        // The names come from the questions that the team keeps; a breakdown is no plain metric.
        foreach (var of in new[] { "/understand/trend?event=visit", "/understand/trend?event=visit&by=device", "/understand/trend?event=help&measure=users&interval=day", "/understand/trend?event=gone" })
            Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync("/api/v1/understand/questions", new { of, new_name = "Kept" }, Stop)).StatusCode);
        var (risen, stayed) = (await ShippedAsync(program, "More visits"), await ShippedAsync(program, "Less help"));

        using var editor = await server.PersonAsync(AccountRole.Editor);
        var offered = new HtmlParser().ParseDocument(await editor.GetStringAsync("/decide/needs/" + risen, Stop)).QuerySelectorAll("select[name=Metric] option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal(["", "/understand/trend?event=visit&measure=count&interval=day", "/understand/trend?event=help&measure=users&interval=day"], offered);

        // From 1 May on 15 visits a day more; the day of shipping itself belongs to neither side.
        using var measured = await program.PostAsync($"/api/v1/decide/needs/{risen}/effect?metric={Uri.EscapeDataString(offered[1]!)}", null, Stop);
        var verdict = await measured.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((true, "verified"), (verdict.GetProperty("is_better").GetBoolean(), verdict.GetProperty("card").GetProperty("state").GetString()));
        var effect = verdict.GetProperty("effect");
        Assert.InRange(effect.GetProperty("number").GetDouble(), 13, 17);
        Assert.InRange(15, effect.GetProperty("interval").GetProperty("low").GetDouble(), effect.GetProperty("interval").GetProperty("high").GetDouble());
        // More of what had better be less is no success, nor is what did not change.
        using var form = await TestServer.SubmitAsync(editor, "/decide/needs/" + stayed, "measure", ("Metric", offered[1]!), ("Rise", "no"));
        Assert.Equal(HttpStatusCode.Redirect, form.StatusCode);
        using var help = await program.PostAsync($"/api/v1/decide/needs/{stayed}/effect?metric={Uri.EscapeDataString(offered[2]!)}&rise_is_good=false", null, Stop);
        Assert.False((await help.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("is_better").GetBoolean());
        using var more = await program.PostAsync($"/api/v1/decide/needs/{stayed}/effect?metric={Uri.EscapeDataString("/understand/trend?event=visit&by=device")}", null, Stop);
        Assert.Equal("understand.metric.not_plain", (await more.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());

        // One of two was verified: the next ranking of what is open says so.
        using var open = await program.PostAsJsonAsync("/api/v1/decide/needs/entered", new { title = "Open thing", category = "feature" }, Stop);
        await program.PostAsync("/api/v1/decide/needs", null, Stop);
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var trust = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/decide", Stop)).QuerySelector("section[aria-labelledby=trust]")!;
        Assert.Contains("of 2 needs measured after shipping, 1 was verified", trust.TextContent, StringComparison.Ordinal);
        Assert.NotNull(trust.QuerySelector("a[href^='/evidence/']"));
    }

    async Task ImportAsync()
    {
        var first = new DateOnly(2024, 1, 1);
        var rows = Enumerable.Range(0, 134).SelectMany(d => Visits(first.AddDays(d), 30 + (d % 3) + (d >= 121 ? 15 : 0), "visit").Concat(Visits(first.AddDays(d), 20 + (d % 3), "help")));
        var file = Path.Combine(Directory.CreateTempSubdirectory("sinan-effect-").FullName, "log.csv");
        await File.WriteAllTextAsync(file, "user,time,event,device\n" + string.Join('\n', rows), Stop);
        await using var scope = server.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<IImporter>().ImportAsync(ImportKind.Events, new ImportRequest(file), NoProgress.Instance, Stop)).IsOk);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    static IEnumerable<string> Visits(DateOnly day, int count, string name) =>
        Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"u{n},{day:yyyy-MM-dd} {8 + (n % 12):00}:{n % 60:00}:00,{name},phone"));

    async Task<string> ShippedAsync(HttpClient program, string title)
    {
        using var entered = await program.PostAsJsonAsync("/api/v1/decide/needs/entered", new { title, category = "feature" }, Stop);
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
        Assert.True((await server.Services.GetRequiredService<INeedStore>().ChangeAsync(id, c => (c with { State = NeedState.Shipped, Shipped = shipped }, null), Stop)).IsOk);
        return id;
    }
}
