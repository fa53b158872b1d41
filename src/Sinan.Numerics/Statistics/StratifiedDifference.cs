namespace Sinan.Numerics.Statistics;

/// <summary>The difference of a mean between marked and unmarked units of the same strata.</summary>
public static class StratifiedDifference
{
    /// <summary>Least squares with an effect for each stratum: units are compared only with units of their own stratum.</summary>
    /// <param name="values">Value of each unit.</param>
    /// <param name="marked">Whether the unit is marked.</param>
    /// <param name="strata">Stratum of each unit, from 0.</param>
    /// <param name="level">Confidence level; 0.95 by default.</param>
    /// <returns>Marked minus unmarked with Student's interval; null when no stratum holds both kinds, or no degree of freedom is left.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Both sides are centred in their strata (Frisch and Waugh 1933; Lovell 1963); the variance allows unequal spread (White 1980, with the factor n ÷ (n − strata − 1)).</remarks>
    public static Effect? Of(ReadOnlySpan<double> values, ReadOnlySpan<bool> marked, ReadOnlySpan<int> strata, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (values.Length != marked.Length || values.Length != strata.Length)
            throw new ArgumentException($"Values, marks and strata must be of one length. Got {values.Length}, {marked.Length} and {strata.Length}.", nameof(strata));
        var count = 0;
        foreach (var stratum in strata)
            count = Math.Max(count, stratum + 1);
        var (units, sums, marks) = (new int[count], new double[count], new int[count]);
        for (var i = 0; i < values.Length; i++)
        {
            units[strata[i]]++;
            sums[strata[i]] += values[i];
            marks[strata[i]] += marked[i] ? 1 : 0;
        }

        // Strata of one kind say nothing of the difference; they would only feign degrees of freedom.
        var (n, used, cross, square) = (0, 0, 0.0, 0.0);
        for (var s = 0; s < count; s++)
        {
            if (marks[s] == 0 || marks[s] == units[s])
                continue;
            (n, used) = (n + units[s], used + 1);
        }

        double Mark(int unit, ReadOnlySpan<bool> m, ReadOnlySpan<int> s) => (m[unit] ? 1 : 0) - (marks[s[unit]] / (double)units[s[unit]]);
        for (var i = 0; i < values.Length; i++)
        {
            var x = Mark(i, marked, strata);
            cross += x * values[i];
            square += x * x;
        }

        var degrees = n - used - 1;
        if (used == 0 || degrees < 1)
            return null;
        var (difference, spread) = (cross / square, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var x = Mark(i, marked, strata);
            var residual = values[i] - (sums[strata[i]] / units[strata[i]]) - (difference * x);
            spread += x * x * residual * residual;
        }

        var error = Math.Sqrt(spread / (square * square) * n / degrees);
        var half = Distribution.StudentQuantile(0.5 + (level / 2), degrees) * error;
        var p = error > 0 ? Distribution.StudentTwoSided(difference / error, degrees) : difference == 0 ? 1 : 0;
        return new Effect(difference, new Bounds(difference - half, difference + half), p, degrees);
    }
}
