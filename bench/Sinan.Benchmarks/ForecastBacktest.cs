using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Sinan.Numerics.Series;

namespace Sinan.Benchmarks;

/// <summary>Rolling back-test of the forecaster on a real series: coverage of its 90 % intervals and its error against the seasonal naive forecast.</summary>
static class ForecastBacktest
{
    const double Level = 0.9;

    /// <summary>Runs the daily and the hourly part on the files of a bike rental (day.csv, hour.csv.gz).</summary>
    /// <returns>0 when every coverage lies in 85–95 % and both errors beat the naive forecast.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var folder, ..])
        {
            output.WriteLine("forecast FOLDER: FOLDER holds day.csv and hour.csv.gz of the bike sharing data (Fanaee-T and Gama 2013).");
            return 2;
        }

        var daily = Read(Path.Combine(folder, "day.csv"), (fields, _) => DateOnly.ParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber);
        var hourly = Read(Path.Combine(folder, "hour.csv.gz"), (fields, _) => (DateOnly.ParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber * 24) + int.Parse(fields[5], CultureInfo.InvariantCulture));
        // Origins are 1 day, and 37 hours, apart: every weekday and every hour of the day is an origin.
        var holds = Report("daily", daily, SeriesShape.Daily, 14, 180, 1, 7, output);
        holds &= Report("hourly", hourly, SeriesShape.Hourly, 24, 24 * 7 * 10, 37, 168, output);
        return holds ? 0 : 1;
    }

    /// <summary>Counts in time order, NaN where the file has no row.</summary>
    static double[] Read(string path, Func<string[], int, int> periodOf)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        reader.ReadLine();
        var rows = new List<(int Period, double Count)>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.TrimEnd('\r').Split(',');
            rows.Add((periodOf(fields, rows.Count), double.Parse(fields[^1], CultureInfo.InvariantCulture)));
        }

        var values = new double[rows[^1].Period - rows[0].Period + 1];
        values.AsSpan().Fill(double.NaN);
        foreach (var (period, count) in rows)
            values[period - rows[0].Period] = count;
        return values;
    }

    static bool Report(string name, double[] values, SeriesShape shape, int horizon, int first, int step, int season, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var origins = Enumerable.Range(0, ((values.Length - horizon - first) / step) + 1).Select(i => first + (i * step)).ToArray();
        var (covered, counted) = (new int[horizon], new int[horizon]);
        var (error, naive, width, scaled, naiveScaled) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var gate = new Lock();
        Parallel.ForEach(origins, origin =>
        {
            var answer = Forecaster.Forecast(values.AsSpan(0, origin), shape, [], horizon, Level, CancellationToken.None)!;
            // The scale of an origin is what the naive forecast errs one season ahead on all that is known there (Hyndman and Koehler 2006).
            var scale = SeasonalNaive.MeanAbsoluteError(values.AsSpan(0, origin), season, 1, season);
            lock (gate)
            {
                for (var h = 0; h < horizon; h++)
                {
                    var (value, repeated) = (values[origin + h], SeasonalNaive.At(values, origin, origin + h, season));
                    if (double.IsNaN(value) || double.IsNaN(repeated))
                        continue;
                    counted[h]++;
                    covered[h] += value >= answer.Points[h].Low && value <= answer.Points[h].High ? 1 : 0;
                    error += Math.Abs(value - answer.Points[h].Value);
                    naive += Math.Abs(value - repeated);
                    scaled += Math.Abs(value - answer.Points[h].Value) / scale;
                    naiveScaled += Math.Abs(value - repeated) / scale;
                    width += answer.Points[h].High - answer.Points[h].Low;
                }
            }
        });
        var all = counted.Sum();
        double[] coverage = [.. covered.Zip(counted, (c, n) => (double)c / n)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {origins.Length} origins, horizons 1–{horizon}, {clock.Elapsed.TotalSeconds:0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  coverage of 90 % intervals: {(double)covered.Sum() / all:P1} over all; by horizon {string.Join(' ', coverage.Select(c => (100 * c).ToString("0.0", CultureInfo.InvariantCulture)))}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  mean absolute error {error / all:0.0}, seasonal naive {naive / all:0.0}, ratio {error / naive:0.000}; MASE {scaled / all:0.000}, naive {naiveScaled / all:0.000}; mean width {width / all:0}"));
        return coverage.All(c => c is >= 0.85 and <= 0.95) && error < naive;
    }
}
