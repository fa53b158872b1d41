using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Surveys;

/// <summary>The conditional (multinomial) logit: P(k) = exp(x_k·β) ÷ Σ exp(x_l·β) (McFadden 1974), by maximum likelihood.</summary>
/// <remarks>Newton's method with step halving on a concave likelihood. The covariance is the sandwich over persons (Liang and Zeger 1986) with the factor G ÷ (G − 1), since
/// one person answers many sets. O(alternatives · parameters²) a set and step.</remarks>
public static class ChoiceModel
{
    const int MostSteps = 60;

    /// <summary>A log odds beyond this means that the likelihood has no maximum: e¹⁵ is over three million to one.</summary>
    const double Runaway = 15;

    /// <param name="sets">At least one.</param>
    /// <param name="parameters">Columns of the features, at least 1.</param>
    /// <returns>Null where the choices do not settle the parameters: too few, or an alternative that always or never wins.</returns>
    /// <exception cref="ArgumentException">Features do not fit the number of parameters, or the chosen alternative is not among them.</exception>
    public static ChoiceFit? Fit(IReadOnlyList<ChoiceSet> sets, int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        foreach (var set in sets)
        {
            if (set.Features.Length % parameters != 0 || set.Chosen < 0 || set.Chosen >= set.Features.Length / parameters)
                throw new ArgumentException($"A set of {set.Features.Length} numbers with choice {set.Chosen} does not fit {parameters} parameters.", nameof(sets));
        }

        var beta = new double[parameters];
        var likelihood = LogLikelihood(sets, beta);
        var atZero = likelihood;
        for (var step = 1; step <= MostSteps; step++)
        {
            var (gradient, information) = Derivatives(sets, beta);
            if (!TryFactor(information, out var factor))
                return null;
            var direction = factor.Solve(Vector<double>.Build.DenseOfArray(gradient));
            var (scale, moved, next) = (1.0, new double[parameters], likelihood);
            do
            {
                for (var j = 0; j < parameters; j++)
                    moved[j] = beta[j] + (scale * direction[j]);
                next = LogLikelihood(sets, moved);
                scale /= 2;
            }
            while (!(next >= likelihood) && scale > 1e-12);
            if (!(next >= likelihood))
                break;
            var gained = next - likelihood;
            (beta, likelihood) = (moved, next);
            if (beta.Any(b => Math.Abs(b) > Runaway))
                return null;
            if (gained <= 1e-12 * (1 + Math.Abs(likelihood)))
                break;
        }

        return Covariance(sets, beta) is { } covariance ? new ChoiceFit(beta, covariance, likelihood, atZero, sets.Count) : null;
    }

    static double[,]? Covariance(IReadOnlyList<ChoiceSet> sets, double[] beta)
    {
        if (!TryFactor(Derivatives(sets, beta).Information, out var factor))
            return null;
        var scores = new SortedDictionary<int, double[]>();
        foreach (var set in sets)
        {
            if (!scores.TryGetValue(set.Person, out var score))
                scores[set.Person] = score = new double[beta.Length];
            AddSet(set, beta, score, null);
        }

        if (scores.Count < 2)
            return null;
        var meat = Matrix<double>.Build.Dense(beta.Length, beta.Length);
        foreach (var score in scores.Values)
        {
            var v = Vector<double>.Build.DenseOfArray(score);
            meat += v.OuterProduct(v);
        }

        var bread = factor.Solve(Matrix<double>.Build.DenseIdentity(beta.Length));
        return (bread * meat * bread * ((double)scores.Count / (scores.Count - 1))).ToArray();
    }

    static double LogLikelihood(IReadOnlyList<ChoiceSet> sets, double[] beta)
    {
        var sum = 0.0;
        foreach (var set in sets)
        {
            var (_, logTotal, chosen) = Chances(set, beta);
            sum += set.Weight * (chosen - logTotal);
        }

        return sum;
    }

    static (double[] Gradient, double[,] Information) Derivatives(IReadOnlyList<ChoiceSet> sets, double[] beta)
    {
        var (gradient, information) = (new double[beta.Length], new double[beta.Length, beta.Length]);
        foreach (var set in sets)
            AddSet(set, beta, gradient, information);
        return (gradient, information);
    }

    /// <summary>Adds weight · (x_chosen − x̄) to the score and weight · Σ P (x − x̄)(x − x̄)ᵀ to the information, x̄ = Σ P x.</summary>
    static void AddSet(ChoiceSet set, double[] beta, double[] score, double[,]? information)
    {
        var (chances, _, _) = Chances(set, beta);
        var x = set.Features.Span;
        var width = beta.Length;
        var mean = new double[width];
        for (var k = 0; k < chances.Length; k++)
        {
            for (var j = 0; j < width; j++)
                mean[j] += chances[k] * x[(k * width) + j];
        }

        for (var j = 0; j < width; j++)
            score[j] += set.Weight * (x[(set.Chosen * width) + j] - mean[j]);
        if (information is null)
            return;
        for (var k = 0; k < chances.Length; k++)
        {
            for (var i = 0; i < width; i++)
            {
                var left = set.Weight * chances[k] * (x[(k * width) + i] - mean[i]);
                if (left == 0)
                    continue;
                for (var j = 0; j < width; j++)
                    information[i, j] += left * (x[(k * width) + j] - mean[j]);
            }
        }
    }

    /// <summary>Chances of all alternatives, the log of their denominator and the utility of the chosen one.</summary>
    static (double[] Chances, double LogTotal, double Chosen) Chances(ChoiceSet set, double[] beta)
    {
        var utilities = new double[set.Features.Length / beta.Length];
        for (var k = 0; k < utilities.Length; k++)
            utilities[k] = System.Numerics.Tensors.TensorPrimitives.Dot(set.Features.Span.Slice(k * beta.Length, beta.Length), beta);
        var chosen = utilities[set.Chosen];
        return (utilities, Softmax(utilities), chosen);
    }

    /// <summary>Turns utilities into chances in place; the log of Σ exp(utility).</summary>
    internal static double Softmax(Span<double> utilities)
    {
        var most = System.Numerics.Tensors.TensorPrimitives.Max(utilities);
        var total = 0.0;
        foreach (ref var u in utilities)
            total += u = Math.Exp(u - most);
        foreach (ref var u in utilities)
            u /= total;
        return most + Math.Log(total);
    }

    static bool TryFactor(double[,] information, out MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> factor)
    {
        factor = null!;
        var matrix = Matrix<double>.Build.DenseOfArray(information);
        var diagonal = matrix.Diagonal();
        if (diagonal.Any(d => !(d > 1e-9)))
            return false;
        try
        {
            factor = matrix.Cholesky();
        }
        catch (ArgumentException)
        {
            return false;
        }

        // Compared with the diagonal, so that the units of the columns do not matter.
        var pivots = factor.Factor.Diagonal();
        for (var j = 0; j < pivots.Count; j++)
        {
            if (pivots[j] * pivots[j] < 1e-10 * diagonal[j])
                return false;
        }

        return true;
    }
}
