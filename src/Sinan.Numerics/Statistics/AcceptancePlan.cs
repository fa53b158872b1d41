namespace Sinan.Numerics.Statistics;

/// <summary>How many pieces to inspect so that few errors prove that the share of errors is small (single sampling by attributes).</summary>
/// <remarks>Vectors: conformance/monitoring/labelling.json. A plan says "surely at most the limit" exactly when <see cref="Proportions.UpperBound"/> does.</remarks>
public static class AcceptancePlan
{
    /// <summary>The least n with P(X ≤ c | n, limit) ≤ 1 − confidence for a binomial X: 59 for a limit of 5 %, c = 0 and 95 %.</summary>
    /// <param name="limit">Share of errors that must be ruled out, 0…1.</param>
    /// <param name="errors">Errors c that may be found.</param>
    /// <param name="confidence">Confidence.</param>
    public static int Inspect(double limit, int errors, double confidence = 0.95)
    {
        Require(limit, errors, confidence);
        return Least(errors + 1, int.MaxValue, n => Accepts(limit, n, errors) <= 1 - confidence) ?? int.MaxValue;
    }

    /// <summary>The same for a lot that is inspected without putting back: the first lot to be turned away has ⌊limit · N⌋ + 1 errors (hypergeometric).</summary>
    /// <param name="limit">Share of errors that must be ruled out, 0…1.</param>
    /// <param name="errors">Errors c that may be found.</param>
    /// <param name="lot">Pieces N in the lot.</param>
    /// <param name="confidence">Confidence.</param>
    /// <returns>At most N; then everything is inspected.</returns>
    public static int Inspect(double limit, int errors, int lot, double confidence = 0.95)
    {
        Require(limit, errors, confidence);
        ArgumentOutOfRangeException.ThrowIfNegative(lot);
        // 0.05 · 20 is a trace below 1 in binary.
        var bad = Math.Min(lot, (int)Math.Floor((limit * lot) + 1e-9) + 1);
        return Least(Math.Min(lot, errors + 1), lot, n => 1 - Hypergeometric.UpperTail(errors + 1, n, bad, lot) <= 1 - confidence + 1e-12) ?? lot;
    }

    /// <summary>Operating characteristic: the chance that a plan accepts when the share of errors is this large, P(X ≤ c | n, share).</summary>
    public static double Accepts(double share, int inspected, int errors) => 1 - Distribution.BinomialUpperTail(errors + 1, inspected, share);

    /// <summary>The least number that holds; the condition stays true once it is.</summary>
    static int? Least(int from, int most, Func<int, bool> holds)
    {
        var (low, high) = (from, from);
        while (!holds(high))
        {
            if (high >= most)
                return null;
            low = high + 1;
            high = (int)Math.Min(most, 2L * high);
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (holds(middle))
                high = middle;
            else
                low = middle + 1;
        }

        return high;
    }

    static void Require(double limit, int errors, double confidence)
    {
        if (!(limit is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit must be between 0 and 1, for example 0.05.");
        ArgumentOutOfRangeException.ThrowIfNegative(errors);
        Bounds.RequireLevel(confidence);
    }
}
