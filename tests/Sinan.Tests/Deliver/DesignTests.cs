using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Designs of a goal: what may be entered, and which is best, by forms without scripts and by the API.</summary>
[Collection("server")]
public sealed class DesignTests(TestServer server)
{
    static readonly Initiative aimed = new[] { new GoalMetric { Id = "ctr", Name = "Clicks" }, new GoalMetric { Id = "wait", Name = "Wait", Unit = MetricUnit.Mean, RiseIsGood = false } }
        .Aggregate(new Initiative { Title = "Recommend" }, (initiative, metric) => GoalSetting.Save(initiative, metric).Value.Now);

    static readonly Design list = new() { Id = "list", Name = "List", Metric = "ctr", Sample = 100, Value = 0.5 };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Designs_without_figures_that_fit_their_metric_are_refused()
    {
        Assert.Equal("deliver.metric.id", Refused(list with { Id = "Not an id" }));
        Assert.Equal("deliver.design.name", Refused(list with { Name = " " }));
        Assert.Equal("deliver.metric.unknown", Refused(list with { Metric = "none" }));
        Assert.Equal("deliver.design.figures", Refused(list with { Value = 1.2 }));
        Assert.Equal("deliver.design.figures", Refused(list with { Sample = 0 }));
        Assert.Equal("deliver.design.figures", Refused(list with { Metric = "wait", Value = 3 }));
        Assert.Equal("deliver.design.few", Refused(list with { Metric = "wait", Value = 3, Deviation = 1, Sample = 4 }));
        Assert.Equal("deliver.design.unknown", DesignSetting.Remove(aimed, "list").Problem.Code);
        var full = Enumerable.Range(0, Goal.MostDesigns).Aggregate(aimed, (i, n) => DesignSetting.Save(i, list with { Id = "d" + n }).Value.Now);
        Assert.Equal("deliver.design.too_many", DesignSetting.Save(full, list).Problem.Code);

        static string Refused(Design design) => DesignSetting.Save(aimed, design).Problem.Code;
    }

    [Fact]
    public void A_metric_that_designs_were_measured_by_keeps_its_unit_and_takes_them_along()
    {
        var with = DesignSetting.Save(aimed, list).Value.Now;

        Assert.Equal("deliver.metric.measured", GoalSetting.Save(with, new GoalMetric { Id = "ctr", Name = "Clicks", Unit = MetricUnit.Mean }).Problem.Code);
        Assert.Single(GoalSetting.Save(with, new GoalMetric { Id = "ctr", Name = "Renamed" }).Value.Now.Goal.Designs);
        Assert.Empty(GoalSetting.Remove(with, "ctr").Value.Now.Goal.Designs);
    }

    [Fact]
    public async Task The_api_tells_which_design_is_best_and_what_choosing_another_costs()
    {
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var added = await program.PostAsync("/api/v1/deliver/initiatives", Json("""{"title":"Recommend"}"""), Token);
        var initiative = $"/api/v1/deliver/initiatives/{(await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64()}";
        await PutAsync("/goal/metrics/ctr", """{"name":"Clicks"}""");
        await PutAsync("/goal/metrics/wait", """{"name":"Wait","unit":"mean","rise_is_good":false}""");
        await PutAsync("/designs/a", """{"name":"A","metric":"ctr","source":"experiment","sample":2,"value":0.5}""");
        await PutAsync("/designs/b", """{"name":"B","metric":"ctr","source":"survey","sample":2,"value":1}""");
        await PutAsync("/designs/c", """{"name":"C","metric":"wait","source":"simulation","sample":900,"value":10,"deviation":3}""");
        await PutAsync("/designs/d", """{"name":"D","metric":"wait","sample":900,"value":12,"deviation":3}""");

        // By hand: Beta(3, 1) against Beta(2, 2): P(B > A) = ∫ 3x² (3x² − 2x³) dx = 9/5 − 1 = 0.8. Means 3/4 and 1/2.
        var shares = await program.GetFromJsonAsync<JsonElement>(initiative + "/designs?metric=ctr", Token);
        var best = shares.GetProperty("designs")[0];
        Assert.Equal("b", best.GetProperty("design").GetProperty("id").GetString());
        Assert.Equal(0.8, best.GetProperty("best").GetProperty("number").GetDouble(), 9);
        Assert.Equal(0.75, best.GetProperty("estimate").GetProperty("number").GetDouble(), 9);
        // E[max] = ∫ 1 − x³ (3x² − 2x³) dx = 1 − 3/6 + 2/7 = 0.785714; so choosing B costs 0.035714 and A 0.285714.
        Assert.Equal(0.0357142857, best.GetProperty("loss").GetProperty("number").GetDouble(), 9);
        Assert.Equal(0.2857142857, shares.GetProperty("designs")[1].GetProperty("loss").GetProperty("number").GetDouble(), 9);
        // Beta(3, 1) has the distribution function x³: its 2.5 % and 97.5 % places are the cube roots.
        Assert.Equal(Math.Cbrt(0.025), best.GetProperty("estimate").GetProperty("interval").GetProperty("low").GetDouble(), 9);
        // Less waiting is better: 2 apart with standard errors of 0.1.
        var means = await program.GetFromJsonAsync<JsonElement>(initiative + "/designs?metric=wait", Token);
        Assert.Equal(("c", 1.0), (means.GetProperty("designs")[0].GetProperty("design").GetProperty("id").GetString(), Math.Round(means.GetProperty("designs")[0].GetProperty("best").GetProperty("number").GetDouble(), 9)));
        Assert.Equal(2, means.GetProperty("designs")[1].GetProperty("loss").GetProperty("number").GetDouble(), 6);

        using var unknown = await program.GetAsync(initiative + "/designs?metric=none", Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.DeleteAsync(initiative + "/designs/a", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync(initiative + "/designs/a", Token)).StatusCode);

        async Task PutAsync(string path, string body) => Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(initiative + path, Json(body), Token)).StatusCode);
    }

    [Fact]
    public async Task Forms_enter_designs_in_percent_and_names_are_text()
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);
        using var begun = await TestServer.SubmitAsync(editor, "/deliver", "add", ("Title", "Recommend"), ("Kind", "Product"));
        var page = begun.Headers.Location + "/designs";
        Assert.Contains("no metric", new HtmlParser().ParseDocument(await English(editor).GetStringAsync(page, Token)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var metric = await TestServer.SubmitAsync(editor, begun.Headers.Location + "/goal", "metric", ("Name", "Clicks"), ("Unit", "Share"), ("Rise", "yes"), ("Do", "save"));

        foreach (var (name, share) in new[] { ("<b>List</b>", "12"), ("Grid", "16") })
        {
            var id = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token)).QuerySelector("input[name=Metric]")!.GetAttribute("value")!;
            using var saved = await TestServer.SubmitAsync(editor, page, "design", ("Metric", id), ("Name", name), ("Source", "Survey"), ("Sample", "1000"), ("Value", share), ("Do", "save"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token));
        var rows = shown.QuerySelectorAll("tbody tr");
        Assert.Contains("Grid", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>List</b>", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(3, rows[0].QuerySelectorAll("a[href^='/evidence/']").Length);
        Assert.Contains("best of 2 designs", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        Assert.Empty(new HtmlParser().ParseDocument(await viewer.GetStringAsync(page, Token)).QuerySelectorAll("main form[method=post]"));
    }

    static HttpClient English(HttpClient client)
    {
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
