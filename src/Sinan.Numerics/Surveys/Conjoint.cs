using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>Choice-based conjoint: what each level of each attribute is worth, from choices among whole products (Louviere and Woodworth 1983; Train, "Discrete choice methods", ch. 3).</summary>
public static class Conjoint
{
    /// <summary>Aggregate effects-coded logit.</summary>
    /// <param name="attributes">At least one; at most one is a price.</param>
    /// <param name="tasks">Choices.</param>
    /// <param name="hasNone">Whether "none of these" could be chosen.</param>
    /// <param name="seed">Seed of the draws behind the intervals of importance and willingness to pay.</param>
    /// <returns>Null where the choices do not settle the part-worths.</returns>
    /// <exception cref="ArgumentException">A task does not fit the attributes.</exception>
    public static ConjointResult? Fit(IReadOnlyList<ConjointAttribute> attributes, IReadOnlyList<ConjointTask> tasks, bool hasNone, long seed)
    {
        var columns = attributes.Sum(a => a.Columns);
        var parameters = columns + (hasNone ? 1 : 0);
        if (ChoiceModel.Fit([.. tasks.Select(t => Code(attributes, t, hasNone, parameters))], parameters) is not { } fit)
            return null;
        var (partWorths, loads, start) = (ImmutableArray.CreateBuilder<ImmutableArray<Estimated>>(), new double[parameters], 0);
        foreach (var attribute in attributes)
        {
            var centre = Centre(attribute);
            partWorths.Add([.. Enumerable.Range(0, attribute.Levels).Select(level =>
            {
                Array.Clear(loads);
                attribute.Code(level, loads.AsSpan(start));
                if (attribute.IsPrice)
                    loads[start] -= centre;
                var (value, interval) = fit.Linear(loads);
                return new Estimated(value, interval);
            })]);
            start += attribute.Columns;
        }

        var importance = Importances(attributes, fit.Coefficients).Zip(fit.Simulate(beta => Importances(attributes, beta), seed), (v, i) => new Estimated(v, i));
        Estimated? none = null;
        if (hasNone)
        {
            Array.Clear(loads);
            loads[columns] = 1;
            Shift(attributes, loads);
            var (value, interval) = fit.Linear(loads);
            none = new Estimated(value, interval);
        }

        return new ConjointResult(partWorths.ToImmutable(), [.. importance], Worth(attributes, fit, seed), none, fit.McFadden, fit);
    }

    /// <summary>Shares of choice of products set side by side, 0…1, by the logit rule (Train, ch. 3), with intervals by draws of the coefficients (Krinsky and Robb 1986).</summary>
    /// <param name="attributes">As fitted.</param>
    /// <param name="result">The fit.</param>
    /// <param name="products">Products × attributes: level numbers; at least one.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>One a product; where "none of these" could be chosen its share comes last.</returns>
    /// <exception cref="ArgumentException">A product does not fit the attributes.</exception>
    public static Estimated[] Shares(IReadOnlyList<ConjointAttribute> attributes, ConjointResult result, ImmutableArray<ImmutableArray<int>> products, long seed)
    {
        var shares = Of(result.Fit.Coefficients);
        return [.. shares.Zip(result.Fit.Simulate(Of, seed), (v, i) => new Estimated(v, i))];

        double[] Of(double[] beta)
        {
            // All columns of "none" are zero but its own, the last.
            double[] utilities = [.. products.Select(p => Utility(attributes, p, beta)), .. result.NoneUtility is null ? [] : beta.AsSpan(beta.Length - 1)];
            ChoiceModel.Softmax(utilities);
            return utilities;
        }
    }

    /// <summary>The columns of a product, written to <paramref name="row"/>.</summary>
    internal static void Code(IReadOnlyList<ConjointAttribute> attributes, ReadOnlySpan<int> product, Span<double> row)
    {
        if (product.Length != attributes.Count)
            throw new ArgumentException($"A product has {attributes.Count} attributes. Got {product.Length}.", nameof(product));
        for (var (a, start) = (0, 0); a < attributes.Count; start += attributes[a++].Columns)
        {
            if (product[a] < 0 || product[a] >= attributes[a].Levels)
                throw new ArgumentException($"Attribute {a} has levels 0…{attributes[a].Levels - 1}. Got {product[a]}.", nameof(product));
            attributes[a].Code(product[a], row[start..]);
        }
    }

    static ChoiceSet Code(IReadOnlyList<ConjointAttribute> attributes, ConjointTask task, bool hasNone, int parameters)
    {
        var alternatives = task.Products.Length + (hasNone ? 1 : 0);
        var features = new double[alternatives * parameters];
        for (var k = 0; k < task.Products.Length; k++)
            Code(attributes, task.Products[k].AsSpan(), features.AsSpan(k * parameters, parameters));
        if (hasNone)
            features[^1] = 1;
        return new ChoiceSet(features, task.Chosen, task.Person, task.Weight);
    }

    static double Utility(IReadOnlyList<ConjointAttribute> attributes, ImmutableArray<int> product, double[] beta)
    {
        var row = new double[beta.Length];
        Code(attributes, product.AsSpan(), row);
        return System.Numerics.Tensors.TensorPrimitives.Dot<double>(row, beta);
    }

    static double Centre(ConjointAttribute attribute) => attribute.IsPrice ? attribute.Amounts!.Average() / attribute.PriceScale : 0;

    /// <summary>"None" has zero columns, an average product has the average price: the difference belongs to the price.</summary>
    static void Shift(IReadOnlyList<ConjointAttribute> attributes, double[] loads)
    {
        for (var (a, start) = (0, 0); a < attributes.Count; start += attributes[a++].Columns)
        {
            if (attributes[a].IsPrice)
                loads[start] = -Centre(attributes[a]);
        }
    }

    static double[] Importances(IReadOnlyList<ConjointAttribute> attributes, double[] beta)
    {
        var (ranges, row) = (new double[attributes.Count], new double[beta.Length]);
        for (var (a, start) = (0, 0); a < attributes.Count; start += attributes[a++].Columns)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var level = 0; level < attributes[a].Levels; level++)
            {
                attributes[a].Code(level, row);
                var worth = System.Numerics.Tensors.TensorPrimitives.Dot<double>(row.AsSpan(0, attributes[a].Columns), beta.AsSpan(start, attributes[a].Columns));
                (low, high) = (Math.Min(low, worth), Math.Max(high, worth));
            }

            ranges[a] = high - low;
        }

        var total = ranges.Sum();
        return Array.ConvertAll(ranges, r => r / total);
    }

    static ImmutableArray<ImmutableArray<Estimated>>? Worth(IReadOnlyList<ConjointAttribute> attributes, ChoiceFit fit, long seed)
    {
        var price = Enumerable.Range(0, attributes.Count).FirstOrDefault(a => attributes[a].IsPrice, -1);
        if (price < 0)
            return null;
        var at = attributes.Take(price).Sum(a => a.Columns);
        var loads = new double[fit.Coefficients.Length];
        loads[at] = 1;
        if (fit.Linear(loads).Interval.High >= 0)
            return null;
        var values = Of(fit.Coefficients);
        var intervals = fit.Simulate(Of, seed);
        var (worth, next) = (ImmutableArray.CreateBuilder<ImmutableArray<Estimated>>(), 0);
        foreach (var attribute in attributes)
        {
            worth.Add(attribute.IsPrice ? [] : [.. Enumerable.Range(next, attribute.Levels).Select(i => new Estimated(values[i], intervals[i]))]);
            next += attribute.IsPrice ? 0 : attribute.Levels;
        }

        return worth.ToImmutable();

        double[] Of(double[] beta)
        {
            var (all, row) = (new List<double>(), new double[beta.Length]);
            for (var (a, start) = (0, 0); a < attributes.Count; start += attributes[a++].Columns)
            {
                for (var level = 0; !attributes[a].IsPrice && level < attributes[a].Levels; level++)
                {
                    attributes[a].Code(level, row);
                    var utility = System.Numerics.Tensors.TensorPrimitives.Dot<double>(row.AsSpan(0, attributes[a].Columns), beta.AsSpan(start, attributes[a].Columns));
                    all.Add(-utility * attributes[price].PriceScale / beta[at]);
                }
            }

            return [.. all];
        }
    }
}
