using Sinan.Numerics.Random;
using Sinan.Numerics.Series.Alerts;

namespace Sinan.Benchmarks.Alerts;

/// <summary>The daily feedback of a made workspace, quiet all the time: counts of comments, of negative ones and of each theme.</summary>
/// <remarks>
/// Usually 3–60 comments a day on each of 2–12 themes (log-uniform), as many on nothing in particular; a pattern of the week with a weekend of 0.6–1.4; a level that drifts
/// (random walk of 1 % a day, pulled back); days that are wild for all (variance 0–1 % of the squared mean) and for a theme by itself (1–8 %); negative shares of
/// 10–50 % by theme. All of it is the world's doing and none is known to what is tested.
/// </remarks>
sealed class MadeFeedback
{
    const double LeastComments = 20;

    readonly SplitMix64 random;
    readonly double[] levels, negative, wildness;
    readonly double common;
    readonly int[] begins;
    readonly double[] week = new double[7];

    /// <param name="seed">Same seed, same workspace.</param>
    /// <param name="days">Days of feedback.</param>
    /// <param name="kind">How its themes are made; the usual ones when null.</param>
    public MadeFeedback(long seed, int days, MadeThemes? kind = null)
    {
        random = new SplitMix64(seed);
        kind ??= MadeThemes.Usual;
        var themes = kind.Fewest + random.NextInt(kind.Most - kind.Fewest + 1);
        levels = [.. Enumerable.Range(0, themes).Select(_ => kind.Low * Math.Exp(random.NextDouble() * Math.Log(kind.High / kind.Low)))];
        levels = [.. levels, levels.Average()];
        negative = [.. levels.Select(_ => 0.1 + (0.4 * random.NextDouble()))];
        wildness = [.. levels.Select(_ => 0.01 + (0.07 * random.NextDouble()))];
        common = 0.01 * random.NextDouble();
        var weekend = 0.6 + (0.8 * random.NextDouble());
        begins = [.. levels.Select((_, i) => kind.Late > 0 && i % 3 == 0 && i < themes ? random.NextInt(kind.Late) : 0)];
        for (var d = 0; d < 7; d++)
            week[d] = (d < 5 ? 1 : weekend) * Math.Exp(0.05 * random.Normal());
        Places = [.. Enumerable.Range(0, days).Select(t => t % 7)];
        Themes = new double[themes][];
        for (var i = 0; i < themes; i++)
            Themes[i] = new double[days];
        (All, Negative, Means) = (new double[days], new double[days], new double[themes][]);
        for (var i = 0; i < themes; i++)
            Means[i] = new double[days];
        var drift = 0.0;
        for (var t = 0; t < days; t++)
        {
            drift = (0.99 * drift) + (0.01 * random.Normal());
            Fill(t, week[t % 7] * Math.Exp(drift) * Wild(common));
        }
    }

    public int[] Places { get; }

    /// <summary>All comments by day.</summary>
    public double[] All { get; }

    /// <summary>Negative comments by day.</summary>
    public double[] Negative { get; }

    /// <summary>Comments by theme and day.</summary>
    public double[][] Themes { get; }

    /// <summary>True mean by theme and day, without the theme's own wildness.</summary>
    public double[][] Means { get; }

    /// <summary>What is watched: the volume, the negativity, each theme.</summary>
    public AlertSeries[] Series() =>
    [
        AlertSeries.OfCounts(All, AlertRhythm.Daily),
        new AlertSeries(Negative, [.. All.Select(a => Math.Max(1, a))], new CountAlertModel(AlertRhythm.Daily)),
        .. Themes.Select(t => new AlertSeries(t, OtherVolume.Exposures(t, All, Places, AlertRhythm.Daily), new CountAlertModel(AlertRhythm.Daily))),
    ];

    /// <summary>What is watched after so many days: a theme only with enough comments to be found.</summary>
    public AlertSeries[] Found(int days) => [.. Series().Where(s => s.Values.AsSpan(0, days).ToArray().Sum() >= LeastComments)];

    /// <summary>Adds comments to a theme: a wave of complaints beside what comes anyway.</summary>
    public void Add(int theme, int day, double mean)
    {
        var more = random.Poisson(mean);
        (Themes[theme][day], All[day], Negative[day]) = (Themes[theme][day] + more, All[day] + more, Negative[day] + Math.Round(more * negative[theme]));
    }

    void Fill(int t, double shared)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            var mean = t < begins[i] ? 0 : levels[i] * shared;
            var came = random.Poisson(mean * Wild(wildness[i]));
            All[t] += came;
            for (var c = 0; c < came; c++)
                Negative[t] += random.NextBool(negative[i]) ? 1 : 0;
            if (i < Themes.Length)
                (Themes[i][t], Means[i][t]) = (came, mean);
        }
    }

    /// <summary>A gamma variate of mean 1 and the given variance (Marsaglia and Tsang 2000).</summary>
    double Wild(double variance)
    {
        if (variance < 1e-9)
            return 1;
        var d = (1 / variance) - (1.0 / 3);
        while (true)
        {
            var x = random.Normal();
            var v = 1 + (x / Math.Sqrt(9 * d));
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + (d * (1 - (v * v * v) + Math.Log(v * v * v))))
                return d * v * v * v * variance;
        }
    }
}
