namespace Sinan.Numerics.Series;

/// <summary>The rhythm of the year as two pairs of sine and cosine (dynamic harmonic regression, Hyndman and Athanasopoulos 2021, section 10.5).</summary>
static class YearlyWaves
{
    const int Pairs = 2;

    /// <summary>Fewer years than this say nothing about the next.</summary>
    const double LeastYears = 1.5;

    /// <param name="year">Periods in a year; 0 for no wave.</param>
    /// <param name="known">Values of the series.</param>
    /// <param name="reach">Periods behind it.</param>
    /// <returns>Four columns, or none.</returns>
    public static IReadOnlyList<double[]> Of(double year, int known, int reach)
    {
        if (year <= 0 || known < LeastYears * year)
            return [];
        var columns = new List<double[]>();
        for (var k = 1; k <= Pairs; k++)
        {
            var (sine, cosine) = (new double[known + reach], new double[known + reach]);
            for (var t = 0; t < sine.Length; t++)
                (sine[t], cosine[t]) = Math.SinCos(2 * Math.PI * k * t / year);
            columns.Add(sine);
            columns.Add(cosine);
        }

        return columns;
    }
}
