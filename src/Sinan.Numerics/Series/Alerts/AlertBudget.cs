using Sinan.Numerics.Random;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>Finds the severity at which all series of a workspace together raise as many false alarms a month as they may.</summary>
/// <remarks>
/// The history is replayed in other orders: residuals of all series are drawn in blocks of two weeks that keep their weekdays (moving-block bootstrap, Künsch 1989), put
/// back onto the level and pattern of their new date, and judged as the future will be. Periods inside an event that quiet times do not make once in twenty
/// histories are not replayed. How often a severity is passed falls by a factor of e a nat, nearly (both charts); that line is fitted over the replays
/// from <see cref="Wider"/> times the budget on, so that a short history can hold a fine budget, and no single period sets the threshold.
/// </remarks>
public static class AlertBudget
{
    /// <summary>Weeks at the start from which is only learned.</summary>
    public const int WarmUpWeeks = 4;

    /// <summary>Weeks of history that are needed.</summary>
    public const int LeastWeeks = 8;

    const int BlockWeeks = 2;
    const double Wider = 6;
    const double Chance = 0.05;

    /// <param name="series">All series, of one length.</param>
    /// <param name="places">Place in the week of each period.</param>
    /// <param name="rhythm">Length of the periods.</param>
    /// <param name="perMonth">False alarms a month that all series together may raise, &gt; 0.</param>
    /// <param name="replays">How often the history is replayed, ≥ 1.</param>
    /// <param name="seed">Same series and seed, same threshold.</param>
    /// <param name="cancellationToken">Checked between series.</param>
    /// <returns>Null when there are no series or fewer than <see cref="LeastWeeks"/> weeks.</returns>
    public static AlertThreshold? Find(
        IReadOnlyList<AlertSeries> series, int[] places, AlertRhythm rhythm, double perMonth, int replays, long seed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perMonth);
        ArgumentOutOfRangeException.ThrowIfLessThan(replays, 1);
        var (week, warm) = (rhythm.PerWeek, WarmUpWeeks * rhythm.PerWeek);
        if (series.Count == 0 || places.Length < LeastWeeks * week)
            return null;
        var months = (places.Length - warm) / rhythm.PerMonth;
        var random = new SplitMix64(seed);
        var orders = Orders(places.Length, week, replays, random.Fork(-1));
        var passes = new (List<(double From, double To)> Passes, int Quiet)[series.Count];
        Parallel.For(0, series.Count, new ParallelOptions { CancellationToken = cancellationToken }, s =>
        {
            var steps = series[s].Judge(places);
            var (residuals, quiet) = Residuals(series[s], steps, warm, Math.Log(series.Count * steps.Length / Chance), random.Fork(s));
            passes[s] = (Replay(series[s], steps, residuals, orders, places, warm, cancellationToken), quiet);
        });
        var all = passes.SelectMany(p => p.Passes).ToArray();
        var severity = Severity(all, perMonth * months * replays);
        return new AlertThreshold(
            severity, all.Count(p => p.From <= severity && p.To > severity) / (months * replays), months, replays,
            passes.Sum(p => (double)p.Quiet) / (series.Count * (places.Length - warm)));
    }

    /// <summary>For each replay and period the period whose residual comes there: the same place in the week.</summary>
    static int[][] Orders(int length, int week, int replays, SplitMix64 random)
    {
        // The weeks after the warm-up; what is left of the last week takes its residuals from whole ones.
        var weeks = (length / week) - WarmUpWeeks;
        var orders = new int[replays][];
        for (var r = 0; r < replays; r++)
        {
            orders[r] = new int[length];
            var block = 0;
            for (var t = 0; t < length; t++)
            {
                if (t % (BlockWeeks * week) == 0)
                    block = random.NextInt(weeks);
                orders[r][t] = ((WarmUpWeeks + ((block + (t / week % BlockWeeks)) % weeks)) * week) + (t % week);
            }
        }

        return orders;
    }

    /// <summary>The residuals of a series; those of events and of missing periods are made at random.</summary>
    static (double[] Residuals, int Quiet) Residuals(AlertSeries series, AlertStep[] steps, int warm, double impossible, SplitMix64 random)
    {
        var isEvent = new bool[steps.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            if (!(steps[t].Severity > impossible))
                continue;
            var first = steps[t].IsSudden ? t : t + 1 - steps[t].Since;
            isEvent.AsSpan(first, t + 1 - first).Fill(true);
        }

        var (residuals, quiet) = (new double[steps.Length], 0);
        for (var t = 0; t < steps.Length; t++)
        {
            var uniform = random.NextDouble();
            var isQuiet = !isEvent[t] && !double.IsNaN(steps[t].Observed);
            residuals[t] = isQuiet ? series.Model.Residual(steps[t], uniform) : series.Model.AnyResidual(uniform);
            quiet += isQuiet && t >= warm ? 1 : 0;
        }

        return (residuals, quiet);
    }

    /// <summary>The rises of severity, from one period to the next, over all replays.</summary>
    static List<(double From, double To)> Replay(
        AlertSeries series, AlertStep[] steps, double[] residuals, int[][] orders, int[] places, int warm, CancellationToken cancellationToken)
    {
        const double Least = 2;
        var passes = new List<(double, double)>();
        foreach (var order in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (model, before) = (series.Model.Fresh(), 0.0);
            for (var t = 0; t < steps.Length; t++)
            {
                // What was expected while nothing was known is no level: the warm-up stands on that of the weeks after it.
                var at = t < warm ? t + warm : t;
                var value = double.IsNaN(steps[at].Observed) ? double.NaN : series.Model.Remake(residuals[order[t]], steps[at]);
                var severity = model.Step(value, series.Exposures[at], places[at]).Severity;
                if (t >= warm && severity > Math.Max(before, Least))
                    passes.Add((before, severity));
                before = severity;
            }
        }

        return passes;
    }

    /// <summary>The severity that is passed <paramref name="wanted"/> times.</summary>
    static double Severity((double From, double To)[] passes, double wanted)
    {
        // From the top: each rise begins at its upper end and is over at its lower one.
        var ends = passes.Select(p => (At: p.To, Change: 1)).Concat(passes.Select(p => (At: p.From, Change: -1))).OrderByDescending(e => e.At).ToArray();
        var (open, start) = (0, 0.0);
        foreach (var (at, change) in ends)
        {
            open += change;
            start = at;
            if (open >= Wider * wanted)
                break;
        }

        // Mean excess of an exponential tail over the start.
        var above = passes.Where(p => p.From <= start && p.To > start).Select(p => p.To - start).ToArray();
        return above.Length == 0 ? start : start + (above.Average() * Math.Log(Math.Max(1, above.Length / wanted)));
    }
}
