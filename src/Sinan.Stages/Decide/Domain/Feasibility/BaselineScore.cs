using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>How well a simple way tells rows that it has not seen, beside the model on the same rows.</summary>
/// <param name="Score">Share told right.</param>
/// <param name="Interval">Wilson's.</param>
/// <param name="Gap">This score less the model's, on the same rows.</param>
/// <param name="GapInterval">Its interval (Bonett and Price).</param>
/// <param name="Covered">Share of rows that it has anything to say about; 1 where it always has.</param>
/// <param name="Precision">Share told right among these.</param>
/// <param name="PrecisionInterval">Wilson's.</param>
/// <param name="Seconds">Processor seconds that it takes to tell one text, cutting words included.</param>
public sealed record BaselineScore(double Score, Interval Interval, double Gap, Interval GapInterval, double Covered, double Precision, Interval PrecisionInterval, double Seconds)
{
    /// <summary>Loss against the model that is no loss to speak of.</summary>
    public const double Margin = 0.02;

    /// <summary>Whether it is surely no worse than the model by more than the margin: then nothing is gained by a model of these rows.</summary>
    public bool IsEnough => GapInterval.Low > -Margin;

    /// <param name="own">Right or not, by row.</param>
    /// <param name="isCovered">Whether it has anything to say, by row.</param>
    /// <param name="model">1 = told right by the model, by row.</param>
    /// <param name="seconds">Seconds to tell one text.</param>
    public static BaselineScore Of(IReadOnlyList<bool> own, IReadOnlyList<bool> isCovered, IReadOnlyList<double> model, double seconds)
    {
        int right = 0, covered = 0, rightCovered = 0, ownOnly = 0, modelOnly = 0;
        for (var row = 0; row < own.Count; row++)
        {
            right += own[row] ? 1 : 0;
            covered += isCovered[row] ? 1 : 0;
            rightCovered += own[row] && isCovered[row] ? 1 : 0;
            ownOnly += own[row] && model[row] < 1 ? 1 : 0;
            modelOnly += !own[row] && model[row] >= 1 ? 1 : 0;
        }

        var (all, sure, gap) = (Proportions.Wilson(right, own.Count), Proportions.Wilson(rightCovered, covered), PairedProportions.Difference(modelOnly, ownOnly, own.Count));
        return new BaselineScore(
            right / (double)own.Count, new Interval(all.Low, all.High), gap.Difference, new Interval(gap.Interval.Low, gap.Interval.High), covered / (double)own.Count,
            covered == 0 ? 0 : rightCovered / (double)covered, new Interval(sure.Low, sure.High), seconds);
    }
}
