using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Series;

/// <summary>Whether two series move together once what each repeats and where each drifts is taken off: Pearson's correlation of their differences over one season, x(t) − x(t − lag).
/// Fisher's z gives interval and p-value; the number of cases is cut for the memory of both series (Bartlett 1935; Pyper and Peterman 1998, equation 1).</summary>
/// <param name="Value">Correlation, −1…1.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="P">Two-sided p-value of no correlation.</param>
/// <param name="Cases">Differences that both series have.</param>
/// <param name="Independent">Independent cases that they are worth, at most <paramref name="Cases"/>.</param>
public sealed record SeriesCorrelation(double Value, Bounds Interval, double P, int Cases, double Independent)
{
    /// <summary>Differences needed to say anything.</summary>
    public const int LeastCases = 12;

    /// <summary>Fisher's z has the deviation 1 ÷ √(n − 3).</summary>
    const double LostCases = 3;

    /// <summary>Autocorrelations are summed up to a fifth of the cases, and over one season at least.</summary>
    const int LagShare = 5;

    /// <param name="x">A series in time order, NaN where missing.</param>
    /// <param name="y">Another one over the same periods.</param>
    /// <param name="lag">Periods of a season: 7 for days, 1 where there is none.</param>
    /// <param name="level">Level of the interval.</param>
    /// <returns>Null with fewer than <see cref="LeastCases"/> cases, with too few independent ones, or where a series does not change.</returns>
    /// <exception cref="ArgumentException">The series differ in length, the lag is below 1 or the level is not between 0 and 1.</exception>
    public static SeriesCorrelation? Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int lag, double level = 0.95)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"Two series over the same periods are needed. Got {x.Length} and {y.Length} values.", nameof(y));
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        Bounds.RequireLevel(level);
        var length = Math.Max(0, x.Length - lag);
        var (dx, dy) = (new double[length], new double[length]);
        var cases = Differences(x, y, lag, dx, dy);
        if (cases < LeastCases)
            return null;
        var (squaresX, squaresY, products) = (Centre(dx, cases), Centre(dy, cases), 0.0);
        for (var i = 0; i < length; i++)
            products += dx[i] * dy[i];
        if (squaresX == 0 || squaresY == 0)
            return null;
        var value = Math.Clamp(products / Math.Sqrt(squaresX * squaresY), -1, 1);
        var independent = IndependentCases(dx, dy, squaresX, squaresY, cases, lag);
        if (independent <= LostCases)
            return null;
        var deviation = 1 / Math.Sqrt(independent - LostCases);
        var (z, half) = (Math.Atanh(value), Distribution.NormalQuantile(0.5 + (level / 2)) * deviation);
        return new SeriesCorrelation(value, new Bounds(Math.Tanh(z - half), Math.Tanh(z + half)), Distribution.NormalTwoSided(z / deviation), cases, independent);
    }

    /// <summary>Differences over one season; both are NaN where either is missing.</summary>
    static int Differences(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int lag, Span<double> dx, Span<double> dy)
    {
        var cases = 0;
        for (var i = 0; i < dx.Length; i++)
        {
            (dx[i], dy[i]) = (x[i + lag] - x[i], y[i + lag] - y[i]);
            if (double.IsNaN(dx[i]) || double.IsNaN(dy[i]))
                dx[i] = dy[i] = double.NaN;
            else
                cases++;
        }

        return cases;
    }

    /// <summary>Takes the mean off in place; what is missing becomes 0 and adds to no sum.</summary>
    /// <returns>The sum of squares.</returns>
    static double Centre(Span<double> values, int cases)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += double.IsNaN(value) ? 0 : value;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? 0 : values[i] - (sum / cases);
            squares += values[i] * values[i];
        }

        return squares;
    }

    static double IndependentCases(ReadOnlySpan<double> dx, ReadOnlySpan<double> dy, double squaresX, double squaresY, int cases, int lag)
    {
        var most = Math.Min(dx.Length - 1, Math.Max(lag, cases / LagShare));
        var sum = 0.0;
        for (var k = 1; k <= most; k++)
        {
            var (x, y) = (0.0, 0.0);
            for (var i = 0; i + k < dx.Length; i++)
            {
                x += dx[i] * dx[i + k];
                y += dy[i] * dy[i + k];
            }

            // Both sums have dx.Length − k terms: each is scaled up to all, the weight of the lag scales one of them down again.
            sum += x / squaresX * (y / squaresY) * dx.Length / (dx.Length - k);
        }

        var inverse = (1 + (2 * sum)) / cases;
        return inverse > 0 ? Math.Min(cases, 1 / inverse) : cases;
    }
}
