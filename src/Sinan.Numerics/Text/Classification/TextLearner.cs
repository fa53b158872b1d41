using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

public enum TextLearnerKind
{
    /// <summary>Linear support vector machines to which rare labels speak louder.</summary>
    Machine,

    /// <summary>The same with all labels alike.</summary>
    PlainMachine,

    /// <summary>Plain machines on columns scaled by their log-count ratios (NB-SVM).</summary>
    RatioMachine,

    /// <summary>Multinomial naive Bayes.</summary>
    NaiveBayes,

    /// <summary>Plain machines along the directions in which the texts differ most.</summary>
    DirectionMachine,
}

/// <summary>One way to learn labels from one view of texts.</summary>
/// <param name="View">What it looks at.</param>
/// <param name="Kind">How it learns.</param>
/// <param name="Parameter">Cost of machines, smoothing of naive Bayes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextLearner(TextView View, TextLearnerKind Kind, double Parameter)
{
    const double CountSmoothing = 1;

    /// <summary>Rare labels speak louder, by the square root of their rarity: held-out rows of public training parts were told better so than without.</summary>
    const double Balance = 0.5;

    /// <summary>Learns from the chosen rows.</summary>
    /// <param name="directions">Of these and maybe more rows; for machines along them only.</param>
    /// <inheritdoc cref="LinearMachines.Train"/>
    internal LinearMachines Train(
        TextRows rows, TextDirections? directions, int[] chosen, int[] labels, int classes, IReadOnlyDictionary<int, int[]> others, long seed, CancellationToken cancellationToken)
    {
        if (Kind == TextLearnerKind.DirectionMachine)
            return directions!.Spread(LinearMachines.Train(directions.Points, chosen, labels, classes, others, [], new LinearOptions(Parameter), seed, cancellationToken), rows.Width);
        var problems = LinearMachines.ProblemsOf(classes);
        if (Kind == TextLearnerKind.NaiveBayes)
            return new LinearMachines(problems, ClassRatios.OfValues(rows, chosen, labels, classes, Parameter), new float[problems]);
        float[] scales = [];
        if (Kind == TextLearnerKind.RatioMachine)
        {
            scales = ClassRatios.OfCounts(rows, chosen, labels, classes, CountSmoothing);
            foreach (ref var scale in scales.AsSpan())
                scale *= scale;
        }

        return LinearMachines.Train(rows, chosen, labels, classes, others, scales, new LinearOptions(Parameter, Balance: Kind == TextLearnerKind.Machine ? Balance : 0), seed, cancellationToken);
    }
}
