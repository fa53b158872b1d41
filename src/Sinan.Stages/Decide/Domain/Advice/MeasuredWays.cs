using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What the measurement of feasibility says about the ways.</summary>
/// <param name="Rows">Labelled comments there are.</param>
/// <param name="OwnRows">Labelled comments that a model of one's own is reckoned with.</param>
/// <param name="Nothing">Right when the most frequent label is always said.</param>
/// <param name="Person">Right by one person; null without labels by two.</param>
/// <param name="Rule">Right by keywords; null in measures of earlier versions.</param>
/// <param name="Retrieval">Right by the most similar comments.</param>
/// <param name="Own">Right by a model of <paramref name="OwnRows"/>.</param>
/// <param name="Covered">Share of cases in which a keyword stands.</param>
/// <param name="Precision">Right among these.</param>
/// <param name="RuleSeconds">To answer a case by keywords.</param>
/// <param name="RetrievalSeconds">By the most similar comments.</param>
/// <param name="OwnSeconds">By the model.</param>
public sealed record MeasuredWays(
    int Rows, int OwnRows, AdviceFigure Nothing, AdviceFigure? Person, AdviceFigure? Rule, AdviceFigure? Retrieval, AdviceFigure Own, double Covered, AdviceFigure? Precision,
    double RuleSeconds, double RetrievalSeconds, double OwnSeconds)
{
    public static AdviceFigure Seconds(double seconds) => AdviceFigure.Measured("seconds", Estimate.Sure(seconds), null);
}
