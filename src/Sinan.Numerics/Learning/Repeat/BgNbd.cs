using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Learning;

/// <summary>Repeat orders of customers who may leave for good after any of them: the BG/NBD model (Fader, Hardie and Lee 2005, "Counting your customers
/// the easy way", Marketing Science 24(2)). Rates differ by a gamma distribution, chances of leaving by a beta distribution.</summary>
/// <param name="R">Shape of the rates.</param>
/// <param name="Alpha">Scale of the rates, in the unit of time.</param>
/// <param name="A">First parameter of the chance of leaving.</param>
/// <param name="B">Second parameter of the chance of leaving.</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>Maximum likelihood by the simplex of Nelder and Mead (1965) over the logarithms of the parameters.</summary>
    /// <exception cref="ArgumentException">Nobody has ordered again, or a history is impossible.</exception>
    public static BgNbd Fit(ReadOnlySpan<RepeatHistory> customers)
    {
        var counts = new Dictionary<RepeatHistory, int>();
        foreach (var customer in customers)
        {
            if (customer.Repeats < 0 || !(customer.Last >= 0 && customer.Last <= customer.Age) || (customer.Repeats == 0) != (customer.Last == 0))
                throw new ArgumentException($"A history must have 0 ≤ last ≤ age and a last repeat exactly when there are repeats. Got {customer}.", nameof(customers));
            counts[customer] = counts.GetValueOrDefault(customer) + 1;
        }

        if (!counts.Keys.Any(c => c.Repeats > 0))
            throw new ArgumentException("At least one customer must have ordered again.", nameof(customers));
        // The gamma functions depend on the number of repeats alone: they are taken once for each number, not for each history.
        (int Repeats, int Count, (RepeatHistory History, int Count)[] Histories)[] groups =
        [
            .. counts.GroupBy(c => c.Key.Repeats).OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Sum(c => c.Value), g.Select(c => (c.Key, c.Value)).OrderBy(c => c.Key.Last).ThenBy(c => c.Key.Age).ToArray())),
        ];
        var size = customers.Length;
        return OfLogs(Simplex.Minimum(logs => -OfLogs(logs).LogLikelihood(groups) / size, Vector<double>.Build.Dense(4)));
    }

    /// <summary>Chance that the customer has not left.</summary>
    public double IsActive(RepeatHistory customer) => 1 / (1 + LeftOdds(customer));

    /// <summary>Orders expected of this customer within <paramref name="time"/> from now (equation 10).</summary>
    public double Expected(RepeatHistory customer, double time)
    {
        var (x, span) = (customer.Repeats, Alpha + customer.Age);
        var tail = Math.Exp((R + x) * Math.Log(span / (span + time))) * Hypergeometric(R + x, B + x, A + B + x - 1, time / (span + time));
        return (A + B + x - 1) / (A - 1) * (1 - tail) / (1 + LeftOdds(customer));
    }

    /// <summary>Repeat orders expected of a new customer within <paramref name="time"/> from the first order (equation 9).</summary>
    public double Expected(double time) =>
        (A + B - 1) / (A - 1) * (1 - (Math.Exp(R * Math.Log(Alpha / (Alpha + time))) * Hypergeometric(R, B, A + B - 1, time / (Alpha + time))));

    /// <summary>Odds of having left; a customer without repeats had no occasion to.</summary>
    double LeftOdds(RepeatHistory customer) => customer.Repeats == 0 ? 0
        : A / (B + customer.Repeats - 1) * Math.Exp((R + customer.Repeats) * Math.Log((Alpha + customer.Age) / (Alpha + customer.Last)));

    double LogLikelihood((int Repeats, int Count, (RepeatHistory History, int Count)[] Histories)[] groups)
    {
        var sum = 0.0;
        foreach (var (x, count, histories) in groups)
        {
            var rate = SpecialFunctions.GammaLn(R + x) - SpecialFunctions.GammaLn(R) + (R * Math.Log(Alpha));
            var stay = SpecialFunctions.GammaLn(A + B) + SpecialFunctions.GammaLn(B + x) - SpecialFunctions.GammaLn(B) - SpecialFunctions.GammaLn(A + B + x);
            sum += count * (rate + stay);
            foreach (var (history, same) in histories)
                sum += same * (Math.Log(1 + LeftOdds(history)) - ((R + x) * Math.Log(Alpha + history.Age)));
        }

        return sum;
    }

    static BgNbd OfLogs(Vector<double> logs) => new(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));

    /// <summary>Gauss' ₂F₁ for 0 ≤ z &lt; 1 by its series.</summary>
    static double Hypergeometric(double a, double b, double c, double z)
    {
        var (term, sum) = (1.0, 1.0);
        for (var n = 0; n < 100_000 && Math.Abs(term) > 1e-15 * Math.Abs(sum); n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }

        return sum;
    }
}
