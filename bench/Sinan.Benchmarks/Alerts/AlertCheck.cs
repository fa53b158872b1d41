using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Series.Alerts;

namespace Sinan.Benchmarks.Alerts;

/// <summary>Alerts on made workspaces: false alarms against the budget in twelve quiet months, and how surely and soon injected bursts are seen.</summary>
static class AlertCheck
{
    const int History = 26 * 7, Future = 364, Again = 91, Replays = 20;

    /// <summary>A series with fewer comments a day does not make a tripled day stand out; the figures of smaller ones are printed beside.</summary>
    const double Seen = 20;

    static readonly double[] Bands = [0, 5, 10, Seen, 40, double.PositiveInfinity];

    /// <returns>0 when the false alarms lie within a fifth of the budget, and tripled days are seen in 95 % of the cases with a median delay of at most a day.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var workspaces = args is ["--workspaces", var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 480;
        var holds = FalseAlarms(workspaces, 1, output);
        FalseAlarms(workspaces / 4, 0.25, output);
        holds &= FalseAlarms(workspaces / 4, 1, output, MadeThemes.Sparse, "sparse");
        holds &= FalseAlarms(workspaces / 4, 1, output, MadeThemes.Late4Months, "sparse, a third discovered later");
        output.WriteLine("bursts, alerts under a budget of one false alarm a month; by comments a day of the series:");
        workspaces /= 4;
        holds &= Bursts(workspaces, 3, 1, output) is { Recall: >= 0.95, Delay: <= 1, Series: >= 100 };
        foreach (var (factor, ramp) in new[] { (2.0, 1), (5.0, 1), (2.0, 14), (3.0, 14), (5.0, 14) })
            Bursts(workspaces, factor, ramp, output);
        return holds ? 0 : 1;
    }

    static bool FalseAlarms(int workspaces, double budget, TextWriter output, MadeThemes? kind = null, string name = "quiet")
    {
        var clock = Stopwatch.StartNew();
        var perMonth = new double[workspaces];
        var stated = new double[workspaces];
        var series = new int[workspaces];
        Parallel.For(0, workspaces, w =>
        {
            var made = new MadeFeedback(1000 + w, History + Future, kind);
            var watched = made.Found(History);
            var steps = watched.Select(s => s.Judge(made.Places)).ToArray();
            var alerts = 0;
            for (var from = History; from < History + Future; from += Again)
            {
                var threshold = Threshold(made, watched, from, budget);
                stated[w] += threshold.PerMonth * Again / Future;
                alerts += steps.Select((s, i) => AlertRun.In(i, s, threshold.Severity, from - 1).Count(r => r.Start >= from && r.Start < from + Again)).Sum();
            }

            (perMonth[w], series[w]) = (alerts / (Future / AlertRhythm.Daily.PerMonth), watched.Length);
        });
        var (mean, spread) = (perMonth.Average(), Math.Sqrt(perMonth.Average(p => Math.Pow(p - perMonth.Average(), 2)) / (workspaces - 1)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {workspaces} workspaces of {series.Min()}–{series.Max()} series, {History / 7} weeks of history, 12 months watched: {mean:0.000} ± {1.96 * spread:0.000} false alarms a month, {stated.Average():0.000} stated, budget {budget}; {clock.Elapsed.TotalSeconds:0} s"));
        return mean >= 0.8 * budget && mean <= 1.2 * budget && stated.Average() >= 0.8 * budget && stated.Average() <= 1.2 * budget;
    }

    static AlertThreshold Threshold(MadeFeedback made, AlertSeries[] series, int days, double budget) => AlertBudget.Find(
        [.. series.Select(s => s with { Values = s.Values[..days], Exposures = s.Exposures[..days] })], made.Places[..days], AlertRhythm.Daily, budget, Replays, 7, CancellationToken.None)!;

    /// <summary>One burst in each theme, on days of their own: a factor reached at once for a day, or within a ramp after which it lasts as long again.</summary>
    static (double Recall, int Delay, int Series) Bursts(int workspaces, double factor, int ramp, TextWriter output)
    {
        var seen = new List<(double Level, int? Delay)>();
        var gate = new Lock();
        var length = ramp == 1 ? 1 : 2 * ramp;
        Parallel.For(0, workspaces, w =>
        {
            var made = new MadeFeedback(5000 + w, History + Future);
            var severity = Threshold(made, made.Series(), History, 1).Severity;
            var bursts = made.Themes.Select((_, i) => (Theme: i, Day: History + 20 + (i * 23))).ToArray();
            foreach (var (theme, day) in bursts)
            {
                for (var j = 0; j < length; j++)
                    made.Add(theme, day + j, (factor - 1) * made.Means[theme][day + j] * Math.Min(1, (j + 1.0) / ramp));
            }

            var series = made.Series();
            foreach (var (theme, day) in bursts)
            {
                var steps = series[2 + theme].Judge(made.Places);
                var delay = Enumerable.Range(0, Math.Max(2, length)).FirstOrDefault(d => steps[day + d].Severity > severity, -1);
                lock (gate)
                    seen.Add((made.Means[theme].AsSpan(day - 28, 28).ToArray().Average(), delay < 0 ? null : delay));
            }
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {factor}× {(ramp == 1 ? "for one day" : $"within {ramp} days")}: ") + string.Join("; ", Bands.Zip(Bands.Skip(1), (low, high) => Line(seen, low, high))));
        var large = seen.Where(s => s.Level >= Seen).ToArray();
        return (large.Count(s => s.Delay is not null) / (double)large.Length, Median(large), large.Length);
    }

    static string Line(List<(double Level, int? Delay)> seen, double low, double high)
    {
        var here = seen.Where(s => s.Level >= low && s.Level < high).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{low}{(double.IsInfinity(high) ? "+" : "–" + high.ToString(CultureInfo.InvariantCulture))}: {here.Count(s => s.Delay is not null) / (double)Math.Max(1, here.Length):P1} of {here.Length}, delay {Median(here)}");
    }

    static int Median((double Level, int? Delay)[] seen) => seen.Where(s => s.Delay is not null).Select(s => s.Delay!.Value).Order().ToArray() is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : -1;
}
