namespace Sinan.Numerics.Series.Alerts;

/// <summary>Neighbouring periods of a series above the threshold: one alert.</summary>
/// <param name="Series">Place of the series.</param>
/// <param name="Start">The period that raised it.</param>
/// <param name="End">The last period above the threshold.</param>
/// <param name="Peak">The period of the greatest severity.</param>
public sealed record AlertRun(int Series, int Start, int End, int Peak)
{
    /// <summary>The runs of a judged series.</summary>
    /// <param name="series">Place of the series.</param>
    /// <param name="steps">All its periods.</param>
    /// <param name="threshold">Severity above which an alert is raised.</param>
    /// <param name="from">First period that may raise one.</param>
    public static IEnumerable<AlertRun> In(int series, IReadOnlyList<AlertStep> steps, double threshold, int from)
    {
        for (var t = from; t < steps.Count; t++)
        {
            if (!(steps[t].Severity > threshold))
                continue;
            var (start, peak) = (t, t);
            while (t + 1 < steps.Count && steps[t + 1].Severity > threshold)
                peak = steps[++t].Severity > steps[peak].Severity ? t : peak;
            yield return new AlertRun(series, start, t, peak);
        }
    }
}
