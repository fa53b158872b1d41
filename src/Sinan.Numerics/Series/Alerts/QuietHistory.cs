using Sinan.Numerics.Random;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>What a series is like in quiet times, ready to be played again in other orders.</summary>
/// <param name="series">The series.</param>
/// <param name="places">Place in the week of each period.</param>
/// <param name="warm">Periods at its start from which is only learned.</param>
sealed class QuietHistory(AlertSeries series, int[] places, int warm)
{
    /// <summary>Least severity of an alert, one period in seven: what lies below is not told apart.</summary>
    const double Least = 2;

    readonly AlertStep[] steps = series.Judge(places);
    double[] residuals = [];
    AlertStep[] levels = [];

    /// <summary>
    /// The first period with something in it. A theme or source is watched because something was said about it, so the silence before, and the rise from it, belong to
    /// its discovery and not to its quiet times: they are neither replayed nor drawn from.
    /// </summary>
    public int Begin { get; private set; } = Math.Max(0, Array.FindIndex(series.Values, v => v != 0 && !double.IsNaN(v)));

    /// <summary>Periods that are watched.</summary>
    public int Watched => Math.Max(0, places.Length - warm - Begin);

    /// <summary>Periods that counted as quiet.</summary>
    public int Quiet { get; private set; }

    /// <summary>Takes the silence at the start for what is usual.</summary>
    public void BeginAtOnce() => Begin = 0;

    /// <summary>Tells quiet periods from events; those of events and of missing periods are made at random.</summary>
    /// <param name="impossible">Severity that quiet times do not reach.</param>
    /// <param name="random">Generator of this series.</param>
    public void Learn(double impossible, SplitMix64 random)
    {
        var isEvent = new bool[steps.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            if (!(steps[t].Severity > impossible))
                continue;
            var first = steps[t].IsSudden ? t : t + 1 - steps[t].Since;
            isEvent.AsSpan(first, t + 1 - first).Fill(true);
        }

        residuals = new double[steps.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            var uniform = random.NextDouble();
            var isQuiet = t >= Begin + warm && !isEvent[t] && !double.IsNaN(steps[t].Observed);
            residuals[t] = isQuiet ? series.Model.Residual(steps[t], uniform) : series.Model.AnyResidual(uniform);
            Quiet += isQuiet ? 1 : 0;
        }

        levels = Levels();
    }

    /// <summary>The rises of severity, from one period to the next, over replays in these orders.</summary>
    public List<(double From, double To)> Replay(int[][] orders, CancellationToken cancellationToken)
    {
        var passes = new List<(double, double)>();
        foreach (var order in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (model, before) = (series.Model.Fresh(), 0.0);
            for (var t = Begin; t < steps.Length; t++)
            {
                // What was expected while nothing was known is no level: the warm-up stands on that of the weeks after it.
                var at = t < Begin + warm ? Math.Min(t + warm, steps.Length - 1) : t;
                var value = double.IsNaN(steps[at].Observed) ? double.NaN : series.Model.Remake(residuals[order[t]], levels[at]);
                var severity = model.Step(value, series.Exposures[at], places[at]).Severity;
                if (t >= Begin + warm && severity > Math.Max(before, Least))
                    passes.Add((Math.Max(before, Least), severity));
                before = severity;
            }
        }

        return passes;
    }

    /// <summary>
    /// The steps with expected counts drawn towards their mean by as much of their variance as doubt about the rate explains (James and Stein 1961). An estimated rate moves even
    /// where the true one stands still; replayed as if it were true, it would be judged with that error a second time. Of few comments little but the mean is left, of many nothing changes.
    /// </summary>
    AlertStep[] Levels()
    {
        var from = Math.Min(Begin + warm, steps.Length - 1);
        var rates = steps.Select((s, t) => s.Expected / series.Exposures[t]).ToArray();
        var mean = rates.AsSpan(from).ToArray().Average();
        var (variance, doubt) = (0.0, 0.0);
        for (var t = from; t < steps.Length; t++)
            (variance, doubt) = (variance + ((rates[t] - mean) * (rates[t] - mean)), doubt + (rates[t] * rates[t] * steps[t].Unsure));
        if (doubt == 0)
            return steps;
        var kept = variance > doubt ? 1 - (doubt / variance) : 0;
        return [.. steps.Select((s, t) => s with { Expected = series.Exposures[t] * (mean + (kept * (rates[t] - mean))) })];
    }
}
