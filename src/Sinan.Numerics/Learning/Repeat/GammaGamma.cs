using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Learning;

/// <summary>What a customer spends per order: the gamma-gamma model (Fader and Hardie 2013, note 025; Colombo and Jiang 1999). The fewer orders are known,
/// the more a customer's mean is pulled towards everybody's.</summary>
/// <param name="P">Shape of the amounts of one customer.</param>
/// <param name="Q">Shape of the scales over customers; &gt; 1.</param>
/// <param name="Gamma">Scale of the scales, in money.</param>
public sealed record GammaGamma(double P, double Q, double Gamma)
{
    /// <summary>Maximum likelihood by the simplex of Nelder and Mead over the logarithms of the parameters.</summary>
    /// <param name="customers">Number of orders and their mean amount, both &gt; 0.</param>
    /// <exception cref="ArgumentException">There is no customer, or a number is not positive.</exception>
    public static GammaGamma Fit(IReadOnlyList<(int Orders, double Mean)> customers)
    {
        if (customers.Count == 0 || customers.Any(c => c.Orders <= 0 || !(c.Mean > 0)))
            throw new ArgumentException("Amounts need at least one customer, each with orders and a mean above zero.", nameof(customers));
        // The gamma functions depend on the number of orders alone: they are taken once for each number, not for each customer.
        (int Orders, double[] Means)[] groups = [.. customers.GroupBy(c => c.Orders).OrderBy(g => g.Key).Select(g => (g.Key, g.Select(c => c.Mean).ToArray()))];
        var start = Vector<double>.Build.DenseOfArray([0, 0, Math.Log(customers.Average(c => c.Mean))]);
        return OfLogs(Simplex.Minimum(logs => -OfLogs(logs).LogLikelihood(groups) / customers.Count, start));
    }

    /// <summary>Mean amount of everybody's orders.</summary>
    public double Mean => P * Gamma / (Q - 1);

    /// <summary>Amount expected of the customer's next order (note 025, equation 5).</summary>
    public double Expected(int orders, double mean) => P * (Gamma + (orders * mean)) / ((P * orders) + Q - 1);

    double LogLikelihood((int Orders, double[] Means)[] groups)
    {
        var sum = 0.0;
        foreach (var (orders, means) in groups)
        {
            var shape = P * orders;
            sum += means.Length * (SpecialFunctions.GammaLn(shape + Q) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.GammaLn(Q) + (Q * Math.Log(Gamma)) + (shape * Math.Log(orders)));
            foreach (var mean in means)
                sum += ((shape - 1) * Math.Log(mean)) - ((shape + Q) * Math.Log(Gamma + (orders * mean)));
        }

        return sum;
    }

    /// <summary>The mean over customers must be finite: Q stays above one.</summary>
    static GammaGamma OfLogs(Vector<double> logs) => new(Math.Exp(logs[0]), 1 + Math.Exp(logs[1]), Math.Exp(logs[2]));
}
