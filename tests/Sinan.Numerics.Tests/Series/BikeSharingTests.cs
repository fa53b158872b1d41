using System.Globalization;
using System.IO.Compression;
using Sinan.Numerics.Series;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Series;

/// <summary>A reduced rolling back-test on two years of bike rentals (Fanaee-T and Gama 2013); the full one is a benchmark.</summary>
public sealed class BikeSharingTests
{
    [Fact]
    public void Daily_intervals_hold_and_the_forecast_beats_last_week()
    {
        var lines = File.ReadLines(SharedMaterial.Path("data", "bike-sharing", "day.csv"));

        Check(Read(lines, f => Day(f[1])), SeriesShape.Daily, first: 180, step: 5, horizon: 14, season: 7);
    }

    [Fact]
    public void Hourly_intervals_hold_and_the_forecast_beats_last_week()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedMaterial.Path("data", "bike-sharing", "hour.csv.gz")), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Check(Read(lines, f => (24 * Day(f[1])) + int.Parse(f[5], CultureInfo.InvariantCulture)), SeriesShape.Hourly, first: 24 * 70, step: 301, horizon: 24, season: 168);
    }

    static void Check(double[] values, SeriesShape shape, int first, int step, int horizon, int season)
    {
        var (held, count, error, naive) = (0, 0, 0.0, 0.0);
        for (var origin = first; origin + horizon <= values.Length; origin += step)
        {
            var answer = Forecaster.Forecast(values.AsSpan(0, origin), shape, [], horizon, 0.9, TestContext.Current.CancellationToken)!;
            for (var h = 0; h < horizon; h++)
            {
                if (double.IsNaN(values[origin + h]))
                    continue;
                held += values[origin + h] >= answer.Points[h].Low && values[origin + h] <= answer.Points[h].High ? 1 : 0;
                error += Math.Abs(values[origin + h] - answer.Points[h].Value);
                naive += Math.Abs(values[origin + h] - SeasonalNaive.At(values, origin, origin + h, season));
                count++;
            }
        }

        Assert.InRange((double)held / count, 0.85, 0.95);
        Assert.True(error < 0.9 * naive, $"Error {error / count:0.0}, naive {naive / count:0.0}");
    }

    static double[] Read(IEnumerable<string> lines, Func<string[], int> periodOf)
    {
        var rows = lines.Skip(1).Select(l => l.TrimEnd('\r').Split(',')).Select(f => (Period: periodOf(f), Count: double.Parse(f[^1], CultureInfo.InvariantCulture))).ToList();
        var values = new double[rows[^1].Period - rows[0].Period + 1];
        values.AsSpan().Fill(double.NaN);
        foreach (var (period, count) in rows)
            values[period - rows[0].Period] = count;
        return values;
    }

    static int Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
