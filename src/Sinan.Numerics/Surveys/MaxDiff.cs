using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Best–worst scaling: which of many items matter most, from sets of a few (Louviere 1987; Marley and Louviere 2005).</summary>
public static class MaxDiff
{
    /// <summary>Count scores with bootstrap intervals over persons.</summary>
    /// <param name="answers">At least one.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <exception cref="ArgumentException">An answer names an item that it did not show, or there are no answers.</exception>
    public static MaxDiffItem[] Count(IReadOnlyList<MaxDiffAnswer> answers, int items, long seed)
    {
        Require(answers, items);
        var persons = answers.GroupBy(a => a.Person).Select(g => Tally(g, items)).ToArray();
        var total = Sum(Enumerable.Range(0, persons.Length));
        return [.. Enumerable.Range(0, items).Select(i => new MaxDiffItem(
            total[3 * i], total[(3 * i) + 1], total[(3 * i) + 2], Bootstrap.Percentile(persons.Length, picks => Score(picks, i), seed)))];

        double Score(int[] picks, int item)
        {
            var (shown, net) = (0.0, 0.0);
            foreach (var p in picks)
            {
                shown += persons[p][3 * item];
                net += persons[p][(3 * item) + 1] - persons[p][(3 * item) + 2];
            }

            return net / shown;
        }

        double[] Sum(IEnumerable<int> picks)
        {
            var sum = new double[3 * items];
            foreach (var p in picks)
                System.Numerics.Tensors.TensorPrimitives.Add(sum, persons[p], sum);
            return sum;
        }
    }

    /// <summary>Utilities by the maximum-difference model P(best i, worst j) = e^(u_i − u_j) ÷ Σ_(k≠l) e^(u_k − u_l).</summary>
    /// <param name="answers">All answers.</param>
    /// <param name="items">Number of items, at least 2.</param>
    /// <param name="seed">Seed of the draws behind the intervals of the shares.</param>
    /// <returns>Null where the answers do not settle the utilities (too few, or an item always best or always worst).</returns>
    /// <exception cref="ArgumentException">An answer names an item that it did not show, or there are no answers.</exception>
    public static MaxDiffUtilities? Fit(IReadOnlyList<MaxDiffAnswer> answers, int items, long seed)
    {
        Require(answers, items);
        if (ChoiceModel.Fit([.. answers.Select(a => PairsOf(a, items))], items - 1) is not { } fit)
            return null;
        var utilities = new (double Value, Bounds Interval)[items];
        for (var i = 0; i < items; i++)
            utilities[i] = fit.Linear(Loads(i, items));
        var set = (int)Math.Round(answers.Average(a => a.Items.Length));
        return new MaxDiffUtilities(
            [.. utilities.Select(u => u.Value)], [.. utilities.Select(u => u.Interval)],
            Shares(fit.Coefficients, set), fit.Simulate(beta => Shares(beta, set), seed), fit.McFadden);
    }

    /// <summary>p_i = e^u_i ÷ (e^u_i + a − 1) with a items a set (Sawtooth Software, "The MaxDiff system technical paper"), scaled to a sum of 100.</summary>
    static double[] Shares(double[] beta, int set)
    {
        double[] shares = [.. beta, -beta.Sum()];
        foreach (ref var u in shares.AsSpan())
            u = Math.Exp(u) / (Math.Exp(u) + set - 1);
        var total = shares.Sum();
        return Array.ConvertAll(shares, s => 100 * s / total);
    }

    /// <summary>The last item's utility is minus the sum of the others.</summary>
    static double[] Loads(int item, int items)
    {
        var loads = new double[items - 1];
        if (item == items - 1)
            Array.Fill(loads, -1);
        else
            loads[item] = 1;
        return loads;
    }

    /// <summary>The alternatives of a set are its ordered pairs of a best and a worst.</summary>
    static ChoiceSet PairsOf(MaxDiffAnswer answer, int items)
    {
        var (width, shown) = (items - 1, answer.Items);
        var features = new double[shown.Length * (shown.Length - 1) * width];
        var (at, chosen) = (0, -1);
        foreach (var best in shown)
        {
            foreach (var worst in shown)
            {
                if (best == worst)
                    continue;
                System.Numerics.Tensors.TensorPrimitives.Subtract(Loads(best, items), Loads(worst, items), features.AsSpan(at * width, width));
                if (best == answer.Best && worst == answer.Worst)
                    chosen = at;
                at++;
            }
        }

        return new ChoiceSet(features, chosen, answer.Person, answer.Weight);
    }

    static double[] Tally(IEnumerable<MaxDiffAnswer> answers, int items)
    {
        var tally = new double[3 * items];
        foreach (var answer in answers)
        {
            foreach (var item in answer.Items)
                tally[3 * item] += answer.Weight;
            tally[(3 * answer.Best) + 1] += answer.Weight;
            tally[(3 * answer.Worst) + 2] += answer.Weight;
        }

        return tally;
    }

    static void Require(IReadOnlyList<MaxDiffAnswer> answers, int items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 2);
        if (answers.Count == 0)
            throw new ArgumentException("Best–worst scaling needs at least one answer.", nameof(answers));
        foreach (var answer in answers)
        {
            if (answer.Best == answer.Worst || !answer.Items.Contains(answer.Best) || !answer.Items.Contains(answer.Worst) || answer.Items.Any(i => i < 0 || i >= items))
                throw new ArgumentException($"Best {answer.Best} and worst {answer.Worst} must be two different items of the set.", nameof(answers));
        }
    }
}
