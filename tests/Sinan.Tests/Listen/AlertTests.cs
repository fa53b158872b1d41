using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Features.ChangeAlert;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.ReadFeedback;
using Sinan.Stages.Listen.Features.ShowTrends;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

public sealed class AlertTests : IDisposable
{
    const int Days = 120, Burst = 110;

    static readonly DateTimeOffset First = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    readonly TemporaryDirectory directory = new();

    public AlertTests() => Directory.CreateDirectory(directory.Path);

    public void Dispose() => directory.Dispose();

    /// <summary>About 30 comments a day on two subjects; on one day a hundred more about payment.</summary>
    static IEnumerable<(DateTimeOffset Time, int Rating, string Text)> Comments()
    {
        var random = new SplitMix64(5);
        for (var day = 0; day < Days; day++)
        {
            var (glad, cross) = (random.Poisson(20), random.Poisson(10) + (day == Burst ? 100 : 0));
            for (var i = 0; i < glad; i++)
                yield return (First.AddDays(day).AddMinutes(i), 5, $"物流很快，快递员态度好，包裹完好，第{random.NextInt(500)}次购买");
            for (var i = 0; i < cross; i++)
                yield return (First.AddDays(day).AddHours(12).AddMinutes(i), 1, $"支付失败，付款扣款两次，银行卡也不能用，第{random.NextInt(500)}次尝试");
        }
    }

    [Fact]
    public async Task The_command_finds_the_planted_day_and_has_the_promised_keys()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(directory.Path, "comments.csv"), Comments().Select(c => $"{c.Time:yyyy-MM-dd HH:mm:ss},{c.Rating},{c.Text}").Prepend("time,rating,text"), TestContext.Current.CancellationToken);
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, new MemoryStream(), directory.Path, false, _ => null);

        var code = await SinanCli.RunAsync(["listen", "alerts", "comments.csv", "--json", "--lang", "en", "--no-progress"], io);

        Assert.True(code == 0, error.ToString());
        using var json = JsonDocument.Parse(output.ToString());
        Assert.InRange(json.RootElement.GetProperty("false_alarms_per_month").GetDouble(), 0.3, 1.7);
        foreach (var key in new[] { "time", "series", "observed", "expected", "p", "cause" })
            Assert.All(json.RootElement.GetProperty("alerts").EnumerateArray(), a => Assert.True(a.TryGetProperty(key, out _), key));
        var planted = json.RootElement.GetProperty("alerts").EnumerateArray().Where(a => a.GetProperty("time").GetDateTimeOffset() == First.AddDays(Burst)).ToList();
        Assert.Contains(planted, a => a.GetProperty("series").GetString() == "volume");
        var theme = Assert.Single(planted, a => a.GetProperty("series").GetString()!.StartsWith("theme", StringComparison.Ordinal));
        Assert.InRange(theme.GetProperty("observed").GetDouble(), 100, 130);
        Assert.InRange(theme.GetProperty("expected").GetDouble(), 5, 20);
        Assert.Contains(theme.GetProperty("cause").GetProperty("words").EnumerateArray(), w => w.GetString()!.Contains("支付", StringComparison.Ordinal) || w.GetString()!.Contains("扣款", StringComparison.Ordinal) || w.GetString()!.Contains("银行卡", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, theme.GetProperty("cause").GetProperty("segment").ValueKind);
    }

    [Fact]
    public async Task Seven_weeks_are_too_few_and_a_wrong_budget_is_named()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(directory.Path, "short.csv"), Comments().Where(c => c.Time < First.AddDays(40)).Select(c => $"{c.Time:yyyy-MM-dd HH:mm:ss},{c.Rating},{c.Text}").Prepend("time,rating,text"),
            TestContext.Current.CancellationToken);
        var error = new StringWriter();
        var io = new CommandIo(new StringWriter(), error, new MemoryStream(), directory.Path, false, _ => null);

        Assert.Equal(1, await SinanCli.RunAsync(["listen", "alerts", "short.csv", "--no-progress"], io));
        Assert.Contains("[listen.alerts.too_short]", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await SinanCli.RunAsync(["listen", "alerts", "short.csv", "--budget", "0", "--no-progress"], io));
    }

    [Fact]
    public async Task What_people_did_to_an_alert_stays_through_the_next_check()
    {
        await using var workspace = await ReadAsync();
        await using var scope = workspace.Services.CreateAsyncScope();
        var (checker, store) = (scope.ServiceProvider.GetRequiredService<CheckAlertsHandler>(), scope.ServiceProvider.GetRequiredService<AlertStore>());

        var first = (await checker.HandleAsync(new CheckAlerts(1), default)).Value;
        var alert = first.Report.Alerts.First(a => a.Time == First.AddDays(Burst));
        var changed = await scope.ServiceProvider.GetRequiredService<ChangeAlertHandler>().HandleAsync(new ChangeAlert(alert.Id, AlertState.Acknowledged, 7, "ada"), default);
        var second = (await checker.HandleAsync(new CheckAlerts(1), default)).Value;
        var kept = (await store.ListAsync(default)).Single(a => a.Id == alert.Id);

        Assert.Equal(first.Report.Alerts.Select(a => a.Id), second.Report.Alerts.Select(a => a.Id));
        Assert.Empty(second.News);
        Assert.Equal((AlertState.Acknowledged, "ada"), (kept.State, kept.By));
        Assert.Equal(changed.Value.MutedUntil, kept.MutedUntil);
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<IEvidenceStore>().FindAsync(alert.Evidence, default));
        Assert.Equal("listen.no_alert", (await scope.ServiceProvider.GetRequiredService<ChangeAlertHandler>().HandleAsync(new ChangeAlert("al-none", null, null, "ada"), default)).Problem.Code);
    }

    [Fact]
    public async Task A_tripled_day_would_be_seen_in_large_series_and_the_report_says_how_surely()
    {
        await using var workspace = await ReadAsync();
        await using var scope = workspace.Services.CreateAsyncScope();

        var report = (await scope.ServiceProvider.GetRequiredService<CheckAlertsHandler>().HandleAsync(new CheckAlerts(1), default)).Value.Report;

        var volume = report.Series.Single(s => s.Name.Kind == SeriesName.Volume);
        Assert.InRange(volume.Level!.Value, 27, 33);
        Assert.True(volume.Recall!.Value > 0.9 && volume.MedianDelay == 0);
        Assert.InRange(report.FalseAlarmsPerMonth.Value, 0.3, 1.7);
    }

    [Fact]
    public async Task The_trend_marks_the_planted_burst()
    {
        await using var workspace = await ReadAsync();
        await using var scope = workspace.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<ShowTrendsHandler>();

        var volume = (await handler.HandleAsync(new ShowTrends(), default)).Value;
        var negativity = (await handler.HandleAsync(new ShowTrends(SeriesName.Negativity, "week"), default)).Value;

        Assert.Equal(First.AddDays(Burst), Assert.Single(volume.Bursts).Start);
        Assert.Equal([First.AddDays(Burst)], volume.Points.Where(p => p.IsBurst).Select(p => p.Start));
        Assert.Equal(Comments().Count(), volume.Points.Sum(p => p.Value));
        Assert.All(negativity.Points, p => Assert.True(p.Interval!.Low <= p.Value && p.Value <= p.Interval.High));
        Assert.Equal("listen.no_theme", (await handler.HandleAsync(new ShowTrends("t-none"), default)).Problem.Code);
        Assert.Equal("listen.alerts.interval", (await handler.HandleAsync(new ShowTrends(Interval: "year"), default)).Problem.Code);
        Assert.Equal("listen.alerts.unknown_series", (await handler.HandleAsync(new ShowTrends("external:gold"), default)).Problem.Code);
    }

    // 2026-03-29 has 23 hours in Berlin.
    [Fact]
    public void Periods_follow_the_zone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var days = new FeedbackPeriods("day", zone, new DateTimeOffset(2026, 3, 27, 23, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));
        var hours = new FeedbackPeriods("hour", zone, days.Start(1), days.Start(2).AddHours(-1));

        Assert.Equal((4, 5), (days.Count, days.Places[0]));
        Assert.Equal(TimeSpan.FromHours(23), days.Start(2) - days.Start(1));
        Assert.Equal((23, 6 * 24, (6 * 24) + 3), (hours.Count, hours.Places[0], hours.Places[2]));
        Assert.Null(days.Of(days.Start(0).AddSeconds(-1)));
    }

    static async Task<TestWorkspace> ReadAsync()
    {
        var workspace = await TestWorkspace.OpenAsync(services =>
        {
            services.AddSinanStages();
            services.AddSingleton(SinanCli.Texts);
        });
        await using var scope = workspace.Services.CreateAsyncScope();
        await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "made.csv", "00"), default))
        {
            import.Append([.. Comments().Select((c, i) => new FeedbackRow((UInt128)i + 1, (UInt128)(i % 300) + 1, c.Time, c.Rating, null, i % 2 == 0 ? "store" : "support", null, c.Text))]);
            await import.CommitAsync(default);
        }

        await scope.ServiceProvider.GetRequiredService<ReadFeedbackHandler>().HandleAsync(new ReadFeedback(1), NoProgress.Instance, default);
        return workspace;
    }
}
