namespace Sinan.Numerics.Series.Alerts;

/// <summary>How much more than usual people spoke of other things.</summary>
public static class OtherVolume
{
    /// <summary>Counts too small to say anything are drawn towards "as usual" by so much.</summary>
    const double Prior = 5;

    /// <summary>Exposures of a theme: the comments on anything else over what was to be expected of them, at least 1. So a period in which everybody writes
    /// more is an alert of the volume and not of each theme, and one in which the others write less is none. 1 in the first week, in which nothing is known.</summary>
    /// <param name="own">Comments of the theme.</param>
    /// <param name="all">All comments, as long.</param>
    /// <param name="places">Place in the week of each period.</param>
    /// <param name="rhythm">Length of the periods.</param>
    public static double[] Exposures(ReadOnlySpan<double> own, ReadOnlySpan<double> all, ReadOnlySpan<int> places, AlertRhythm rhythm)
    {
        var (model, exposures) = (new CountAlertModel(rhythm), new double[own.Length]);
        for (var t = 0; t < exposures.Length; t++)
        {
            var other = all[t] - own[t];
            var expected = model.Step(other, 1, places[t]).Expected;
            exposures[t] = double.IsNaN(other) || t < rhythm.PerWeek ? 1 : Math.Max(1, (other + Prior) / (expected + Prior));
        }

        return exposures;
    }
}
