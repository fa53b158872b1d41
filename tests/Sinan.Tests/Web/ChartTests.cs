using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Tests.Web;

public sealed class ChartTests
{
    [Fact]
    public async Task Names_from_the_data_cannot_leave_the_script_element()
    {
        const string attack = "</script><script>alert(1)</script>";
        var html = await RenderAsync<Chart>(new()
        {
            [nameof(Chart.Option)] = ChartOption.Bars(FactKind.Count, [attack], ChartSeries.Of(attack, [1.0])), [nameof(Chart.Summary)] = attack,
        });

        var page = new HtmlParser().ParseDocument(html);

        var script = Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal("application/json", script.GetAttribute("type"));
        Assert.Equal(attack, JsonDocument.Parse(script.TextContent).RootElement.GetProperty("categories")[0].GetString());
    }

    [Fact]
    public async Task Values_are_written_in_the_readers_language_with_their_interval()
    {
        var html = await RenderAsync<Chart>(new()
        {
            [nameof(Chart.Option)] = ChartOption.Ranked(FactKind.Share, ["3.2"], new ChartSeries("conversion", [new ChartPoint(0.217, 0.198, 0.237)])), [nameof(Chart.Summary)] = "s",
        });

        var point = JsonDocument.Parse(new HtmlParser().ParseDocument(html).QuerySelector("script")!.TextContent).RootElement.GetProperty("series")[0].GetProperty("points")[0];

        Assert.Equal("21.7% (19.8–23.7%)", point.GetProperty("hint").GetString());
        Assert.Equal("21.7%", point.GetProperty("label").GetString());
    }

    [Fact]
    public void A_category_keeps_its_colour_whatever_stands_beside_it()
    {
        var alone = ChartColors.For(["iOS 3.2"])[0];

        Assert.Equal(alone, ChartColors.For(["iOS 3.2", "3.1", "new users"])[0]);
        Assert.Equal(8, ChartColors.For(["a", "b", "c", "d", "e", "f", "g", "h"]).Distinct().Count());
    }

    [Fact]
    public async Task A_sentence_shows_each_figure_with_interval_and_mark_and_escapes_what_people_wrote()
    {
        var id = EvidenceId.OfContent("x"u8);
        var html = await RenderAsync<PhraseView>(new()
        {
            [nameof(PhraseView.Value)] = new Phrase("ui.score", Fact.Share("value", 0.382).Between(0.369, 0.395).From(id)),
        });
        var words = await RenderAsync<PhraseView>(new() { [nameof(PhraseView.Value)] = Phrase.Literal("<b>bold</b>") });

        Assert.Contains("38.2%", html, StringComparison.Ordinal);
        Assert.Contains("(36.9–39.5%)", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains($"href=\"/evidence/{id}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", words, StringComparison.Ordinal);
        Assert.Contains("data-user", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_sorts_by_plain_numbers_and_exports_without_formulas()
    {
        TableColumn<(string Name, double Value)>[] columns =
        [
            Column.Words<(string Name, double Value)>("web.jobs.job", r => r.Name),
            Column.Of<(string Name, double Value)>("web.jobs.done", r => Fact.Share("v", r.Value)),
        ];
        var html = await RenderAsync<DataTable<(string, double)>>(new()
        {
            ["Rows"] = new[] { ("=cmd|' /C calc'!A0", 0.25) }, ["Columns"] = columns, ["Caption"] = "c", ["FileName"] = "f",
        });

        var page = new HtmlParser().ParseDocument(html);
        var file = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(page.QuerySelector("a[download]")!.GetAttribute("href")!.Split(',')[1]));

        Assert.Equal("0.25", page.QuerySelectorAll("td")[1].GetAttribute("data-value"));
        Assert.Equal("\uFEFFJob,Done\r\n'=cmd|' /C calc'!A0,0.25\r\n", file);
    }

    static async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var services = new ServiceCollection().AddSingleton(new Localizer(SinanCli.Texts, Lang.English)).AddSingleton(TimeProvider.System).AddSingleton<NavigationManager, OnePage>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    sealed class OnePage : NavigationManager
    {
        public OnePage() => Initialize("http://localhost/", "http://localhost/");
    }
}
