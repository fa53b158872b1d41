using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages;
using Sinan.Stages.Collect.Features.ImportSeries;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.ListAlerts;
using Sinan.Stages.Listen.Features.SetAlertRules;
using Sinan.Stages.Listen.Features.ShowAlert;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

/// <summary>Alerts by the hour, by the week and of imported numbers, from what comes in to what people are told.</summary>
public sealed class AlertRhythmTests : IDisposable
{
    static readonly DateTimeOffset First = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    readonly TemporaryDirectory directory = new();

    public AlertRhythmTests() => Directory.CreateDirectory(directory.Path);

    public void Dispose() => directory.Dispose();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    // About 4 comments an hour over twelve weeks; in one hour 30 more.
    [Fact]
    public async Task An_hour_out_of_the_usual_is_found_by_the_hour()
    {
        const int planted = (70 * 24) + 15;
        await using var workspace = await OpenAsync(Comments(TimeSpan.FromHours(1), 12 * 7 * 24, 4, planted, 30));

        var (report, told) = await CheckAsync(workspace, new AlertRules { Interval = "hour", Negativity = false, Themes = false });

        var alert = Assert.Single(report.Alerts, a => a.Time == First.AddHours(planted));
        Assert.Equal((SeriesName.Volume, "hour"), (alert.Series.Kind, alert.Interval));
        Assert.InRange(alert.Observed, 30, 50);
        Assert.InRange(alert.Expected, 2.5, 6);
        Assert.InRange(report.FalseAlarmsPerMonth.Value, 0.8, 1.2);
        Assert.Contains("2025-03-17 15:00", told, StringComparison.Ordinal);
    }

    // About 40 comments a week over two years; in one week 60 more.
    [Fact]
    public async Task A_week_out_of_the_usual_is_found_by_the_week()
    {
        const int planted = 90;
        await using var workspace = await OpenAsync(Comments(TimeSpan.FromDays(7), 104, 40, planted, 60));

        var (report, _) = await CheckAsync(workspace, new AlertRules { Interval = "week", FalseAlarmsPerMonth = 0.2, Negativity = false, Themes = false });

        var alert = Assert.Single(report.Alerts, a => a.Time == First.AddDays(7 * planted));
        Assert.Equal("week", alert.Interval);
        Assert.InRange(alert.Observed, 85, 130);
        Assert.InRange(alert.Expected, 34, 46);
        Assert.InRange(report.FalseAlarmsPerMonth.Value, 0.8 * 0.2, 1.2 * 0.2);
    }

    // A price that wavers by one around 100 and falls to 80 on day 150; the days before and after are quiet.
    [Fact]
    public async Task A_fall_of_an_imported_price_is_an_alert_with_words()
    {
        await using var workspace = await OpenAsync([]);
        await WritePriceAsync();
        await using (var scope = workspace.Services.CreateAsyncScope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<ImportSeriesHandler>().HandleAsync(new ImportSeries(Path.Combine(directory.Path, "price.csv"), "price"), Token)).IsOk);
            var unknown = await scope.ServiceProvider.GetRequiredService<SetAlertRulesHandler>().HandleAsync(new SetAlertRules(new AlertRules { External = ["gold"] }, "ada"), Token);
            Assert.Equal("listen.alerts.unknown_series", unknown.Problem.Code);
        }

        var (report, told) = await CheckAsync(workspace, new AlertRules { Volume = false, Negativity = false, Themes = false, External = ["price"] });

        var alert = Assert.Single(report.Alerts, a => a.Time == First.AddDays(150));
        Assert.Equal((SeriesName.External, "price"), (alert.Series.Kind, alert.Series.Name));
        Assert.Equal(80, alert.Observed, 9);
        Assert.InRange(alert.Expected, 98.5, 101.5);
        Assert.InRange(report.FalseAlarmsPerMonth.Value, 0, 1.2);
        Assert.StartsWith("price was 80 on 2025-06-05, where about ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_watches_by_the_week_and_beside_it_a_series_of_the_workspace()
    {
        await WritePriceAsync();
        await File.WriteAllLinesAsync(
            Path.Combine(directory.Path, "comments.csv"),
            Comments(TimeSpan.FromDays(1), 200, 12, 120, 60).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Time:yyyy-MM-dd HH:mm:ss},{c.Rating},{c.Text}")).Prepend("time,rating,text"), Token);
        await RunAsync("collect", "import", "feedback", "comments.csv", "--workspace", "w");
        await RunAsync("collect", "import", "series", "price.csv", "--name", "price", "--workspace", "w");

        var days = await RunAsync("listen", "alerts", "--external", "price", "--workspace", "w");
        var weeks = await RunAsync("listen", "alerts", "comments.csv", "--interval", "week");

        Assert.Contains(days.GetProperty("alerts").EnumerateArray(), a => a.GetProperty("series").GetString() == "external: price" && a.GetProperty("time").GetDateTimeOffset() == First.AddDays(150));
        Assert.Contains(days.GetProperty("alerts").EnumerateArray(), a => a.GetProperty("series").GetString() == "volume" && a.GetProperty("time").GetDateTimeOffset() == First.AddDays(120));
        Assert.Equal(["external: price", "volume"], days.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("series").GetString()).Order());
        Assert.Contains(weeks.GetProperty("alerts").EnumerateArray(), a => a.GetProperty("time").GetDateTimeOffset() == First.AddDays(119));
    }

    static IEnumerable<(DateTimeOffset Time, int Rating, string Text)> Comments(TimeSpan period, int periods, double mean, int planted, int more)
    {
        var random = new SplitMix64(7L);
        for (var t = 0; t < periods; t++)
        {
            var count = random.Poisson(mean) + (t == planted ? more : 0);
            for (var i = 0; i < count; i++)
                yield return (First + (period * t) + (period * (i / (count + 1.0))), 1 + random.NextInt(5), $"第{random.NextInt(100_000)}条评论");
        }
    }

    Task WritePriceAsync()
    {
        var random = new SplitMix64(8L);
        return File.WriteAllLinesAsync(
            Path.Combine(directory.Path, "price.csv"),
            Enumerable.Range(0, 200).Select(d => string.Create(CultureInfo.InvariantCulture, $"{First.AddDays(d):yyyy-MM-dd},{(d == 150 ? 80 : 100 + random.Normal()):0.00}")).Prepend("date,price"), Token);
    }

    /// <summary>Saves the rules, checks, and tells the newest alert of those planted as the page does.</summary>
    static async Task<(AlertReport Report, string Told)> CheckAsync(TestWorkspace workspace, AlertRules rules)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var kept = await services.GetRequiredService<SetAlertRulesHandler>().HandleAsync(new SetAlertRules(rules, "ada"), Token);
        Assert.True(kept.IsOk, kept.IsOk ? "" : kept.Problem.Code);
        var check = await services.GetRequiredService<CheckAlertsHandler>().HandleAsync(new CheckAlerts(1), Token);
        Assert.True(check.IsOk, check.IsOk ? "" : check.Problem.Code);
        var listed = (await services.GetRequiredService<ListAlertsHandler>().HandleAsync(new ListAlerts(), Token)).Value;
        Assert.Equal(check.Value.Report.Alerts.Select(a => a.Id).Order(), listed.Report.Alerts.Select(a => a.Id).Order());
        var peak = check.Value.Report.Alerts.MinBy(a => a.P)!;
        var shown = (await services.GetRequiredService<ShowAlertHandler>().HandleAsync(new ShowAlert(peak.Id), Token)).Value;
        return (check.Value.Report, new Localizer(SinanCli.Texts, Lang.English).Write(shown.Sentence));
    }

    static async Task<TestWorkspace> OpenAsync(IEnumerable<(DateTimeOffset Time, int Rating, string Text)> comments)
    {
        var workspace = await TestWorkspace.OpenAsync(services =>
        {
            services.AddSinanStages();
            services.AddSingleton(SinanCli.Texts);
        });
        await using var scope = workspace.Services.CreateAsyncScope();
        await using var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "made.csv", "00"), Token);
        foreach (var chunk in comments.Select((c, i) => new FeedbackRow((UInt128)i + 1, (UInt128)(i % 300) + 1, c.Time, c.Rating, null, "store", null, c.Text)).Chunk(1000))
            import.Append(chunk);
        await import.CommitAsync(Token);
        return workspace;
    }

    async Task<JsonElement> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await SinanCli.RunAsync([.. args, "--json", "--lang", "en", "--no-progress"], new CommandIo(output, error, new MemoryStream(), directory.Path, false, _ => null));
        Assert.True(code == 0, error.ToString());
        using var json = JsonDocument.Parse(output.ToString());
        return json.RootElement.Clone();
    }
}
