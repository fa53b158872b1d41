namespace Sinan.Numerics.Series;

/// <summary>Ends of a prediction interval from the errors that a model has made before: conformal quantiles (Vovk, Gammerman and Shafer 2005) whose level
/// follows how often they were left (adaptive conformal inference, Gibbs and Candès 2021).</summary>
public static class ConformalBand
{
    /// <summary>How far one miss moves the level; Gibbs and Candès try 0.005.</summary>
    const double Pace = 0.005;

    /// <summary>Errors without which no interval of a level exists: with fewer, even the extremes are not extreme enough. 19 for 90 %, 39 for 95 %.</summary>
    public static int Least(double level) => (int)Math.Ceiling((2 / (1 - level)) - 1e-9) - 1;

    /// <param name="scores">Errors of one horizon in time order, at least <see cref="Least"/> of them.</param>
    /// <param name="delay">Periods after which an error is known: its horizon.</param>
    /// <param name="level">Wanted coverage, 0…1.</param>
    /// <returns>Lower and upper error, and how often the intervals made this way on the way have held.</returns>
    /// <exception cref="ArgumentException">Too few scores.</exception>
    public static ConformalInterval Of(ReadOnlySpan<double> scores, int delay, double level)
    {
        var least = Least(level);
        if (scores.Length < least)
            throw new ArgumentException($"An interval of level {level} needs {least} errors. Got {scores.Length}.", nameof(scores));
        var (wanted, miss) = (1 - level, 1 - level);
        var sorted = new List<double>(scores.Length);
        var missed = new bool?[scores.Length];
        var (judged, held) = (0, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            // What was forecast at i is judged with the errors known at i.
            if (i >= delay)
            {
                if (missed[i - delay] is { } was)
                    miss += Pace * (wanted - (was ? 1 : 0));
                Insert(sorted, scores[i - delay]);
            }

            if (sorted.Count < least)
                continue;
            var (low, high) = Ends(sorted, miss);
            missed[i] = scores[i] < low || scores[i] > high;
            judged++;
            held += missed[i] == true ? 0 : 1;
        }

        for (var i = Math.Max(0, scores.Length - delay); i < scores.Length; i++)
            Insert(sorted, scores[i]);
        var ends = Ends(sorted, miss);
        return new ConformalInterval(ends.Low, ends.High, judged, held);
    }

    /// <summary>The k-th smallest and largest with k = ⌊(n + 1) · miss / 2⌋, at least 1.</summary>
    static (double Low, double High) Ends(List<double> sorted, double miss)
    {
        var k = Math.Clamp((int)(((sorted.Count + 1) * miss / 2) + 1e-9), 1, (sorted.Count + 1) / 2);
        return (sorted[k - 1], sorted[^k]);
    }

    static void Insert(List<double> sorted, double value)
    {
        var at = sorted.BinarySearch(value);
        sorted.Insert(at < 0 ? ~at : at, value);
    }
}
