using Sinan.Numerics.Random;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>Finds the severity at which all series of a workspace together raise as many false alarms a month as they may.</summary>
/// <remarks>
/// The history is replayed in other orders: residuals of all series are drawn in blocks of two weeks that keep their weekdays (moving-block bootstrap, Künsch 1989), put
/// back onto the level and pattern of their new date, and judged as the future will be. Periods inside an event that quiet times do not make once in twenty
/// histories are not replayed, nor is the silence before a series began and its rise from it (<see cref="QuietHistory"/>). How often a severity is passed falls by a factor of e a nat, nearly (both charts); that line is fitted over the replays
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
        QuietHistory[] histories = [.. series.Select(s => new QuietHistory(s, places, warm))];
        if (!histories.Any(h => h.Watched >= warm))
            Array.ForEach(histories, h => h.BeginAtOnce());
        // A series that began late is watched from now on like the others, so its rises count for all that time; one that has only just begun counts as the mean of the others.
        var known = histories.Count(h => h.Watched >= warm);
        var weights = Array.ConvertAll(histories, h => h.Watched < warm ? 0 : (places.Length - warm) / (double)h.Watched * series.Count / known);
        var passes = new (double From, double To, double Weight)[series.Count][];
        Parallel.For(0, series.Count, new ParallelOptions { CancellationToken = cancellationToken }, s =>
        {
            histories[s].Learn(Math.Log(series.Count * places.Length / Chance), random.Fork(s));
            passes[s] = weights[s] == 0 ? [] : [.. histories[s].Replay(orders, cancellationToken).Select(p => (p.From, p.To, weights[s]))];
        });
        var all = passes.SelectMany(p => p).ToArray();
        var severity = Severity(all, perMonth * months * replays);
        return new AlertThreshold(
            severity, all.Where(p => p.From <= severity && p.To > severity).Sum(p => p.Weight) / (months * replays), months, replays,
            histories.Sum(h => (double)h.Quiet) / (series.Count * (places.Length - warm)));
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

    /// <summary>The severity that is passed <paramref name="wanted"/> times.</summary>
    static double Severity((double From, double To, double Weight)[] passes, double wanted)
    {
        // From the top: each rise begins at its upper end and is over at its lower one.
        var ends = passes.Select(p => (At: p.To, Change: p.Weight)).Concat(passes.Select(p => (At: p.From, Change: -p.Weight))).OrderByDescending(e => e.At).ToArray();
        var (open, start) = (0.0, 0.0);
        foreach (var (at, change) in ends)
        {
            open += change;
            start = at;
            if (open >= Wider * wanted)
                break;
        }

        // Mean excess of an exponential tail over the start.
        var (weight, excess) = (0.0, 0.0);
        foreach (var (_, to, w) in passes.Where(p => p.From <= start && p.To > start))
            (weight, excess) = (weight + w, excess + (w * (to - start)));
        return weight == 0 ? start : start + (excess / weight * Math.Log(Math.Max(1, weight / wanted)));
    }
}
