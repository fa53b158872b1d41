namespace Sinan.Stages.Understand.Contracts;

/// <summary>A decision by what mistakes cost, measured on the users that the model had not seen. The threshold rests on the costs alone.</summary>
/// <param name="Threshold">Users from this chance on are called: false alarm ÷ (false alarm + miss).</param>
/// <param name="Called">Part of the measured users that is called.</param>
/// <param name="Found">Part of those to whom it happened that is called.</param>
/// <param name="Right">Part of the called to whom it happened; null when nobody is called.</param>
/// <param name="Saved">Mean cost by which calling everybody or calling nobody, whichever was cheaper, exceeds calling by the threshold, by user.</param>
/// <param name="IsAgainstNobody">Calling nobody was the cheaper of the two.</param>
/// <param name="CalledNow">Users whose chance now reaches the threshold.</param>
public sealed record PredictionDecision(
    double Threshold, SegmentFigure Called, SegmentFigure Found, SegmentFigure? Right, SegmentFigure Saved, bool IsAgainstNobody, int CalledNow);
