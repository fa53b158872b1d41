using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.CheckLabels;

/// <summary>How good are the labels that people gave?</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Limit">Share of wrong labels that should be ruled out, 0.01 … 0.5.</param>
/// <param name="Seed">Seed of the bootstrap behind the intervals of agreement.</param>
public sealed record CheckLabels(string Set, double Limit = CheckLabels.UsualLimit, long Seed = 1)
{
    public const double UsualLimit = 0.05;
}

/// <param name="Set">Set of labels.</param>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Shared">Comments of the random part that two people labelled.</param>
/// <param name="Alpha">Krippendorff's α over all people, with interval and evidence; null when it cannot be told.</param>
/// <param name="Pairs">Each two people.</param>
/// <param name="Plan">How many checks show that few labels are wrong.</param>
/// <param name="Disputes">Comments to settle.</param>
/// <param name="Suspects">Labels that the classifier holds for wrong and nobody has settled, the surest first.</param>
/// <param name="SuspectedShare">Estimated share of wrong labels by the classifier; null without one.</param>
public sealed record LabelQuality(
    LabelSet Set, Phrase Sentence, int Shared, Fact? Alpha, ImmutableArray<PairLine> Pairs, LabelPlan Plan, ImmutableArray<LabelDispute> Disputes, ImmutableArray<LabelDoubt> Suspects,
    double? SuspectedShare);

/// <param name="First">A person.</param>
/// <param name="Second">Another.</param>
/// <param name="Comments">Comments that both labelled.</param>
/// <param name="Agreed">Share of the same labels, with interval and evidence.</param>
/// <param name="Kappa">Cohen's κ with interval and evidence; null when it cannot be told.</param>
public sealed record PairLine(string First, string Second, int Comments, Fact Agreed, Fact? Kappa);

/// <param name="Limit">Share of wrong labels to rule out.</param>
/// <param name="Lot">Labelled comments.</param>
/// <param name="Checked">Labels that a second person checked.</param>
/// <param name="Wrong">Of these wrong, or in dispute.</param>
/// <param name="Error">Share of wrong ones with the exact interval and evidence; null before any check.</param>
/// <param name="Bound">With 95 % confidence at most so many are wrong (Clopper and Pearson, one-sided).</param>
/// <param name="Needed">Checks that are enough when no further error turns up.</param>
/// <param name="IsShown">Whether the limit is kept for sure.</param>
/// <param name="Sequential">What Wald's sequential test says of two fifths of the limit against the limit.</param>
/// <param name="Curve">Operating characteristic: chance that the plan accepts, by true share of wrong labels.</param>
public sealed record LabelPlan(
    double Limit, int Lot, int Checked, int Wrong, Fact? Error, double Bound, int Needed, bool IsShown, SequentialVerdict Sequential, ImmutableArray<PlanPoint> Curve);

/// <param name="Share">True share of wrong labels.</param>
/// <param name="Accepts">Chance that the plan accepts.</param>
public sealed record PlanPoint(double Share, double Accepts);

/// <param name="Comment">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Votes">Who said what.</param>
public sealed record LabelDispute(long Comment, string Text, ImmutableArray<CommentLabel> Votes);

/// <param name="Comment">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Given">Label that people gave.</param>
/// <param name="Likely">Label that the classifier is sure of.</param>
/// <param name="Margin">Probability of the likely label less that of the given one.</param>
public sealed record LabelDoubt(long Comment, string Text, string Given, string Likely, double Margin);
