namespace Sinan.Numerics.Series;

/// <summary>Minimum of a function on the unit cube without derivatives: Hooke and Jeeves 1961, coordinate by coordinate with halving steps.</summary>
static class PatternSearch
{
    const double FirstStep = 0.2;
    const double LastStep = 0.01;

    /// <summary>Moves <paramref name="place"/> to a local minimum.</summary>
    /// <param name="place">Starting place, each coordinate in 0…1; the best place found when done.</param>
    /// <param name="free">Coordinates that may move.</param>
    /// <param name="function">What to make small.</param>
    /// <returns>The minimum.</returns>
    public static double Minimise(double[] place, ReadOnlySpan<int> free, Func<double[], double> function)
    {
        var best = function(place);
        for (var step = FirstStep; step >= LastStep; step /= 2)
        {
            for (var moved = true; moved;)
            {
                moved = false;
                foreach (var i in free)
                {
                    var from = place[i];
                    foreach (var to in (ReadOnlySpan<double>)[Math.Min(1, from + step), Math.Max(0, from - step)])
                    {
                        if (to == from)
                            continue;
                        place[i] = to;
                        var value = function(place);
                        // A gain too small to matter is not worth another round.
                        if (value < best * (1 - 1e-5))
                        {
                            (best, moved, from) = (value, true, to);
                            break;
                        }

                        place[i] = from;
                    }
                }
            }
        }

        return best;
    }
}
