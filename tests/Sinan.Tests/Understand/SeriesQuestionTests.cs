using System.Globalization;
using System.Text.Json;
using Sinan.Numerics.Random;

namespace Sinan.Tests.Understand;

/// <summary>Forecast, anomalies and impact through the command line, on series whose truth is known.</summary>
public sealed class SeriesQuestionTests : IDisposable
{
    static readonly DateOnly first = new(2024, 1, 1);

    readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_file_of_values_is_forecast_by_whole_periods()
    {
        // 100 on working days and 40 on weekends, without noise: the next week can only be the same.
        var file = cli.File("day.csv", Values(140, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 40 : 100));

        var answer = await cli.AskAsync("understand", "forecast", "--file", file, "--time", "date", "--value", "orders", "--horizon", "7");

        var points = answer.GetProperty("forecast").EnumerateArray().ToList();
        // 140 days from a Monday on end on a Sunday.
        Assert.Equal("2024-05-20T00:00:00+00:00", points[0].GetProperty("start").GetString());
        Assert.Equal([100, 100, 100, 100, 100, 40, 40], points.Select(p => Math.Round(p.GetProperty("value").GetDouble(), 3)));
        Assert.Equal(("orders", "value", "day", 0.9), (answer.GetProperty("event").GetString(), answer.GetProperty("measure").GetString(), answer.GetProperty("interval").GetString(), answer.GetProperty("level").GetDouble()));
        Assert.Equal(140, answer.GetProperty("history").GetArrayLength());
        foreach (var key in new[] { "origins", "mean_absolute_error", "naive_error", "naive_season", "judged" })
            Assert.True(answer.GetProperty("accuracy").TryGetProperty(key, out _), key);
    }

    [Fact]
    public async Task Rows_of_a_period_are_added_up_and_a_day_without_rows_is_missing()
    {
        var rows = Enumerable.Range(0, 60).Where(d => d != 30).SelectMany(d => new[] { $"{first.AddDays(d):yyyy-MM-dd} 08:00:00,3", $"{first.AddDays(d):yyyy-MM-dd} 20:00:00,4" });
        var file = cli.File("twice.csv", "time,value\n" + string.Join('\n', rows));

        var history = (await cli.AskAsync("understand", "forecast", "--file", file, "--horizon", "3")).GetProperty("history").EnumerateArray().ToList();

        Assert.Equal(60, history.Count);
        Assert.Equal(JsonValueKind.Null, history[30].GetProperty("value").ValueKind);
        Assert.All(history.Where((_, d) => d != 30), point => Assert.Equal(7, point.GetProperty("value").GetDouble()));
    }

    [Fact]
    public async Task A_series_of_the_workspace_and_a_column_of_a_file_explain_events()
    {
        // Rainy days bring three times the visits; the file knows the rain of the coming week too.
        var random = new SplitMix64(3);
        var rain = Enumerable.Range(0, 127).Select(_ => random.NextInt(4) == 0 ? 1 : 0).ToArray();
        var weather = cli.File("weather.csv", "date,rain\n" + string.Join('\n', rain.Select((r, d) => $"{first.AddDays(d):yyyy-MM-dd},{r}")));
        var log = cli.File("log.csv", "user,time,event\n" + string.Join('\n', Enumerable.Range(0, 120).SelectMany(d => Visits(d, rain[d] == 1 ? 60 : 20))));
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", log)).Exit);
        var imported = await cli.AskAsync("collect", "import", "series", weather, "--name", "Rain in town");

        var named = await cli.AskAsync("understand", "forecast", "--event", "visit", "--horizon", "7", "--regressor", "rain IN town");
        var column = await cli.AskAsync("understand", "forecast", "--event", "visit", "--horizon", "7", "--regressor", weather + ":rain");
        var alone = await cli.AskAsync("understand", "forecast", "--event", "visit", "--horizon", "7");

        Assert.Equal(("Rain in town", 127, 0), (imported.GetProperty("name").GetString(), imported.GetProperty("points").GetInt32(), imported.GetProperty("rejected").GetInt32()));
        Assert.Equal("Rain in town", named.GetProperty("model").GetProperty("used")[0].GetString());
        Assert.Equal("rain", column.GetProperty("model").GetProperty("used")[0].GetString());
        Assert.Equal(Values(named), Values(column));
        Assert.All(Values(named).Zip(rain[120..]), p => Assert.InRange(p.First, p.Second == 1 ? 50 : 15, p.Second == 1 ? 70 : 26));
        Assert.True(Error(named) < Error(alone) / 2);

        static double[] Values(JsonElement answer) => [.. answer.GetProperty("forecast").EnumerateArray().Select(p => p.GetProperty("value").GetDouble())];
        static double Error(JsonElement answer) => answer.GetProperty("accuracy").GetProperty("mean_absolute_error").GetDouble();
    }

    [Fact]
    public async Task A_planted_day_is_the_anomaly_and_the_rate_is_told()
    {
        var random = new SplitMix64(5);
        var file = cli.File("day.csv", Values(180, day => (day == first.AddDays(175) ? 50 : 200) + (10 * random.Normal())));

        var answer = await cli.AskAsync("understand", "anomalies", "--file", file, "--latest", "14");

        var anomalies = answer.GetProperty("points").EnumerateArray().Where(p => p.GetProperty("anomaly").GetBoolean()).ToList();
        Assert.Equal(["2024-06-24T00:00:00+00:00"], anomalies.Select(p => p.GetProperty("start").GetString()));
        Assert.Equal(0.02, answer.GetProperty("rate").GetDouble());
        Assert.Equal(14, answer.GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task A_release_is_measured_against_the_forecast_and_a_control()
    {
        // From 1 May on 15 visits a day more, beside a help page that stays as it is.
        var date = new DateOnly(2024, 5, 1);
        var rows = Enumerable.Range(0, 134).SelectMany(d => Visits(d, 30 + (d % 3) + (first.AddDays(d) >= date ? 15 : 0)).Concat(Visits(d, 20 + (d % 3), "help")));
        var log = cli.File("log.csv", "user,time,event\n" + string.Join('\n', rows));

        var answer = await cli.AskAsync("understand", "impact", "--event", "visit", "--date", "2024-05-01", "--control", "help", "--events", log);

        Assert.Equal(13, answer.GetProperty("after").GetArrayLength());
        Assert.InRange(answer.GetProperty("per_period").GetDouble(), 13, 17);
        Assert.True(answer.GetProperty("total_ci")[0].GetDouble() > 0);
        Assert.InRange(13 * 15, answer.GetProperty("total_ci")[0].GetDouble() - 1, answer.GetProperty("total_ci")[1].GetDouble() + 1);
        Assert.True(answer.GetProperty("placebo").GetProperty("dates").GetInt32() >= 39);
    }

    [Fact]
    public async Task A_short_past_shortens_the_window_that_is_looked_at()
    {
        // 41 days before the date: 8 to learn from and four windows of 8 days, 8 + 8 + 24 − 1 = 39; nine days would need 43.
        var file = cli.File("day.csv", Values(80, day => 100 + day.Day));

        var answer = await cli.AskAsync("understand", "impact", "--file", file, "--date", "2024-02-11");

        Assert.Equal(8, answer.GetProperty("after").GetArrayLength());
    }

    [Theory]
    [InlineData(1, "understand.series.too_short", "forecast", "--horizon", "60")]
    [InlineData(2, "understand.forecast.horizon", "forecast", "--horizon", "0")]
    [InlineData(2, "understand.series.level", "forecast", "--level", "1")]
    [InlineData(2, "understand.series.bad_holidays", "forecast", "--holidays", "moon")]
    [InlineData(2, "understand.series.unknown", "forecast", "--regressor", "nothing")]
    [InlineData(2, "collect.series.column", "forecast", "--value", "nothing")]
    [InlineData(2, "understand.anomalies.latest", "anomalies", "--latest", "0")]
    [InlineData(2, "understand.anomalies.rate", "anomalies", "--rate", "0.9")]
    [InlineData(1, "understand.series.too_short", "anomalies", "--latest", "40")]
    [InlineData(2, "understand.bad_date", "impact", "--date", "yesterday")]
    [InlineData(2, "understand.impact.outside", "impact", "--date", "2030-01-01")]
    [InlineData(2, "understand.impact.periods", "impact", "--date", "2024-02-01", "--periods", "0")]
    [InlineData(1, "understand.series.too_short", "impact", "--date", "2024-01-20")]
    public async Task Wrong_questions_say_what_to_do(int exit, string code, string verb, params string[] args)
    {
        var file = cli.File("day.csv", Values(60, day => day.Day));

        var (code1, output, error) = await cli.RunAsync(["understand", verb, "--file", file, .. args]);

        Assert.Equal((exit, ""), (code1, output));
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collect.series.no_time", "a,b\nx,1\ny,2")]
    [InlineData("collect.series.no_number", "date,word\n2024-01-01,x\n2024-01-02,y")]
    [InlineData("collect.no_rows", "")]
    public async Task A_file_that_is_no_series_is_refused(string code, string content)
    {
        var (exit, _, error) = await cli.RunAsync("collect", "import", "series", cli.File("bad.csv", content), "--name", "bad");

        Assert.Equal(2, exit);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_must_be_asked_about()
    {
        var (exit, _, error) = await cli.RunAsync("understand", "forecast");

        Assert.Equal(2, exit);
        Assert.Contains("[understand.metric.nothing]", error, StringComparison.Ordinal);
    }

    /// <summary>One visit an hour, the first at midnight and the last just before the next, so that the day counts as whole.</summary>
    static IEnumerable<string> Visits(int day, int count, string name = "visit") => Enumerable.Range(0, count).Select(i =>
        $"u{i},{first.AddDays(day):yyyy-MM-dd} {(i == 0 ? "00:00:01" : i == 1 ? "23:59:59" : $"{i % 24:00}:{i % 60:00}:00")},{name}");

    static string Values(int days, Func<DateOnly, double> value) => "date,orders\n" + string.Join('\n', Enumerable.Range(0, days).Select(d => string.Create(CultureInfo.InvariantCulture, $"{first.AddDays(d):yyyy-MM-dd},{value(first.AddDays(d))}")));
}
