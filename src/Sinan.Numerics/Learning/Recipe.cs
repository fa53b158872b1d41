using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

[JsonConverter(typeof(JsonStringEnumConverter<RecipeStepKind>))]
public enum RecipeStepKind
{
    /// <summary>Fills missing values with the training median.</summary>
    FillMedian,

    /// <summary>Fills missing values with the training mean.</summary>
    FillMean,

    /// <summary>Fills missing values with <see cref="RecipeStep.Amount"/>.</summary>
    FillConstant,

    /// <summary>Refuses missing values, while fitting and while applying.</summary>
    RefuseMissing,

    /// <summary>Pulls values in to median ± Amount × 1.4826 MAD (3.5 by default, Iglewicz and Hoaglin 1993). A column of MAD 0 stays.</summary>
    ClipMad,

    /// <summary>Pulls values in to the quartiles ∓ Amount × interquartile range (3 by default: Tukey's far out). A column of range 0 stays.</summary>
    ClipIqr,

    /// <summary>ln(1 + x); values of −1 and below become missing.</summary>
    Log1p,

    /// <summary>To 0…1 over the training range; a constant column becomes 0.</summary>
    MinMax,

    /// <summary>To mean 0 and standard deviation 1; a constant column becomes 0.</summary>
    ZScore,
}

/// <summary>One step of a recipe.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Amount">Parameter of the step; null = its default.</param>
/// <param name="Columns">Names of the columns concerned; empty = all.</param>
public sealed record RecipeStep(RecipeStepKind Kind, double? Amount = null, params ImmutableArray<string> Columns);

/// <summary>Declared pre-processing. It learns its numbers on training rows only and gives a <see cref="FittedRecipe"/> that does the same to any rows.</summary>
public sealed record Recipe(params ImmutableArray<RecipeStep> Steps)
{
    /// <summary>Learns each step's numbers on the output of the steps before it.</summary>
    /// <param name="columns">Names of the columns, unique.</param>
    /// <param name="training">Training rows; not changed.</param>
    /// <exception cref="ArgumentException">A step names an unknown column, or values are missing where that is refused.</exception>
    public FittedRecipe Fit(ImmutableArray<string> columns, FeatureMatrix training)
    {
        if (columns.Length != training.Columns)
            throw new ArgumentException($"There are {training.Columns} columns but {columns.Length} names.", nameof(columns));
        var rows = training.Copy();
        var fitted = ImmutableArray.CreateBuilder<FittedStep>();
        foreach (var step in Steps)
        {
            var names = step.Columns.IsDefaultOrEmpty ? columns : step.Columns;
            foreach (var name in names)
            {
                var at = columns.IndexOf(name);
                if (at < 0)
                    throw new ArgumentException($"The step {step.Kind} names the column '{name}', which is not among: {string.Join(", ", columns)}.", nameof(columns));
                var learned = FittedStep.Learn(step, name, rows.Column(at));
                learned.Apply(rows, at);
                fitted.Add(learned);
            }
        }

        return new FittedRecipe(columns, fitted.ToImmutable());
    }
}

/// <summary>A recipe with its learned numbers: serialise it to JSON, and it is applied again in the same way.</summary>
public sealed record FittedRecipe(ImmutableArray<string> Columns, ImmutableArray<FittedStep> Steps)
{
    /// <returns>A new matrix; <paramref name="rows"/> is not changed.</returns>
    /// <exception cref="ArgumentException">The number of columns differs, or a value is missing where that is refused.</exception>
    public FeatureMatrix Apply(FeatureMatrix rows)
    {
        if (rows.Columns != Columns.Length)
            throw new ArgumentException($"The recipe was learned on {Columns.Length} columns. Got {rows.Columns}.", nameof(rows));
        var done = rows.Copy();
        foreach (var step in Steps)
            step.Apply(done, Columns.IndexOf(step.Column));
        return done;
    }
}

/// <summary>One step for one column with what it learned.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="A">Fill value, lower clip, subtracted number.</param>
/// <param name="B">Upper clip, divisor (0 = the column was constant).</param>
public sealed record FittedStep(RecipeStepKind Kind, string Column, double A = 0, double B = 0)
{
    internal static FittedStep Learn(RecipeStep step, string column, double[] values)
    {
        var present = Moments.Of([.. values.Where(v => !double.IsNaN(v))]);
        switch (step.Kind)
        {
            case RecipeStepKind.FillMedian:
                var median = Quantiles.Median(values);
                return new FittedStep(step.Kind, column, double.IsNaN(median) ? 0 : median);
            case RecipeStepKind.FillMean:
                return new FittedStep(step.Kind, column, present.Mean);
            case RecipeStepKind.FillConstant:
                return new FittedStep(step.Kind, column, step.Amount ?? 0);
            case RecipeStepKind.ClipMad:
                var reach = (step.Amount ?? 3.5) * Quantiles.NormalConsistency * Quantiles.Mad(values);
                return reach > 0 ? Clip(Quantiles.Median(values) - reach, Quantiles.Median(values) + reach) : Clip(double.MinValue, double.MaxValue);
            case RecipeStepKind.ClipIqr:
                var fences = Quantiles.IqrFences(values, step.Amount ?? 3);
                return fences.High > fences.Low ? Clip(fences.Low, fences.High) : Clip(double.MinValue, double.MaxValue);
            case RecipeStepKind.MinMax:
                return present.Count == 0 ? new FittedStep(step.Kind, column)
                    : new FittedStep(step.Kind, column, Quantiles.Of(values, 0), Quantiles.Of(values, 1) - Quantiles.Of(values, 0));
            case RecipeStepKind.ZScore:
                return new FittedStep(step.Kind, column, present.Mean, present.Count > 1 ? present.StandardDeviation : 0);
            default:
                return new FittedStep(step.Kind, column);
        }

        FittedStep Clip(double low, double high) => new(step.Kind, column, low, high);
    }

    internal void Apply(FeatureMatrix rows, int at)
    {
        for (var i = 0; i < rows.Rows; i++)
        {
            ref var value = ref rows[i, at];
            value = Kind switch
            {
                RecipeStepKind.FillMedian or RecipeStepKind.FillMean or RecipeStepKind.FillConstant => double.IsNaN(value) ? A : value,
                RecipeStepKind.ClipMad or RecipeStepKind.ClipIqr => double.IsNaN(value) ? value : Math.Clamp(value, A, B),
                RecipeStepKind.Log1p => value > -1 ? Math.Log(1 + value) : double.NaN,
                RecipeStepKind.MinMax or RecipeStepKind.ZScore => B == 0 ? value - value : (value - A) / B,
                RecipeStepKind.RefuseMissing when double.IsNaN(value) =>
                    throw new ArgumentException($"The column '{Column}' has no value in row {i}, and the recipe refuses missing values.", nameof(rows)),
                _ => value,
            };
        }
    }
}
