namespace Sinan.Numerics.Learning;

/// <summary>What wrong labels and doubtful answers allow a model to score at most.</summary>
public static class ScoreCeiling
{
    /// <summary>Accuracy that a model of a true accuracy shows when test labels are wrong independently of it: (1 − e) a + e (1 − a) ÷ (k − 1), a wrong label being any other alike.</summary>
    /// <param name="accuracy">True accuracy a, 0…1.</param>
    /// <param name="labelError">Share e of wrong test labels, 0…1.</param>
    /// <param name="labels">Number k of labels, at least 2.</param>
    public static double Measured(double accuracy, double labelError, int labels = 2)
    {
        Require(labelError, labels);
        return ((1 - labelError) * accuracy) + (labelError * (1 - accuracy) / (labels - 1));
    }

    /// <summary>True accuracy behind a measured one: the inverse of <see cref="Measured"/>, kept within 0…1.</summary>
    /// <returns>NaN when labels are wrong as often as by guessing.</returns>
    public static double True(double measured, double labelError, int labels = 2)
    {
        Require(labelError, labels);
        var guess = labelError / (labels - 1);
        var slope = 1 - labelError - guess;
        return slope <= 0 ? double.NaN : Math.Clamp((measured - guess) / slope, 0, 1);
    }

    /// <summary>Error of one annotator when two agree so often: agreement = (1 − e)² + e² ÷ (k − 1), both erring alike and independently; what a person reaches is 1 − e.</summary>
    /// <param name="agreement">Share of rows that both label alike, 0…1.</param>
    /// <param name="labels">Number k of labels, at least 2.</param>
    /// <returns>The smaller solution; that of guessing, 1 − 1 ÷ k, where they agree no more than guessing does.</returns>
    public static double AnnotatorError(double agreement, int labels = 2)
    {
        Require(agreement, labels);
        var k = (double)labels;
        // k ÷ (k − 1) · e² − 2 e + 1 − agreement = 0
        var root = 1 - (k / (k - 1) * (1 - agreement));
        return (k - 1) / k * (1 - Math.Sqrt(Math.Max(0, root)));
    }

    static void Require(double share, int labels)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share must be in 0…1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 2);
    }
}
