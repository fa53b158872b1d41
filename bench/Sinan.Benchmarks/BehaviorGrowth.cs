using System.Globalization;
using Sinan.Numerics.Behavior;

namespace Sinan.Benchmarks;

/// <summary>How the time of each question grows with the log: the slope of log time over log events, by least squares.</summary>
public static class BehaviorGrowth
{
    const double MostExponent = 1.05;

    /// <summary>Times below this are the overhead of a call, not of events.</summary>
    const double LeastSeconds = 0.0005;

    /// <param name="most">Events of the longest log; the shortest has a hundredth.</param>
    /// <param name="users">Users for each event.</param>
    /// <param name="seed">Seed of the logs.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="best">Fastest of several runs, in seconds.</param>
    /// <param name="output">Figures go here.</param>
    /// <returns>Whether no question grows faster than the target.</returns>
    public static bool Run(long most, double users, long seed, int threads, Func<Action, double> best, TextWriter output)
    {
        long[] sizes = [most / 100, most / 30, most / 10, most / 3, most];
        var times = BehaviorQuestions.All.Select(_ => new double[sizes.Length]).ToArray();
        for (var s = 0; s < sizes.Length; s++)
        {
            using var index = Build(new GeneratedLog(sizes[s], Math.Max(1, (int)(sizes[s] * users)), seed, IsShuffled: false), threads);
            for (var q = 0; q < times.Length; q++)
                times[q][s] = best(() => BehaviorQuestions.All[q].Index(index, threads));
        }

        var good = true;
        output.WriteLine($"{"question",-24} {string.Join(' ', sizes.Select(s => (s / 1e6).ToString("0.#", CultureInfo.InvariantCulture).PadLeft(8) + " M"))}   exponent (target ≤ {MostExponent.ToString(CultureInfo.InvariantCulture)})");
        for (var q = 0; q < times.Length; q++)
        {
            var exponent = times[q][^1] < LeastSeconds ? 0 : Slope(sizes, times[q]);
            good &= exponent <= MostExponent;
            output.WriteLine($"{BehaviorQuestions.All[q].Name,-24} {string.Join(' ', times[q].Select(t => (1000 * t).ToString("0.00", CultureInfo.InvariantCulture).PadLeft(7) + " ms"))}   {exponent.ToString("0.000", CultureInfo.InvariantCulture)}{(exponent <= MostExponent ? "" : "  ABOVE TARGET")}");
        }

        return good;
    }

    static BehaviorIndex Build(GeneratedLog log, int threads)
    {
        using var builder = new BehaviorIndexBuilder([new("channel", IsNumber: false)]);
        log.AppendTo(builder);
        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(GeneratedLog.Names, "growth", log.Events, Threads: threads), null, CancellationToken.None), verify: false);
    }

    static double Slope(long[] sizes, double[] times)
    {
        var (x, y) = (sizes.Select(s => Math.Log(s)).ToArray(), times.Select(t => Math.Log(t)).ToArray());
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }
}
