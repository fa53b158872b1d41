using System.Collections.Immutable;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>How far people agree about the comments of the random part that two of them labelled.</summary>
/// <param name="Comments">Comments with at least two labels.</param>
/// <param name="Alpha">Krippendorff's α, nominal, over all people; null when it cannot be told.</param>
/// <param name="AlphaBounds">Its bootstrap interval.</param>
/// <param name="Pairs">Each two people with comments in common, those with most first.</param>
/// <param name="Verdicts">For each of these comments, in the order of their second labels, whether the first label is wrong: overruled by those after it, or in dispute.</param>
public sealed record LabelAgreement(int Comments, double? Alpha, Bounds? AlphaBounds, IReadOnlyList<PairAgreement> Pairs, ImmutableArray<bool> Verdicts)
{
    /// <summary>First labels that are wrong.</summary>
    public int Wrong => Verdicts.Count(v => v);

    /// <param name="book">Labels.</param>
    /// <param name="labels">Labels of the set.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static LabelAgreement Of(LabelBook book, IReadOnlyList<string> labels, long seed)
    {
        var shared = book.Labelled.Where(c => c.Votes.Length > 1 && LabelDraw.IsMeasured(c.Comment)).ToArray();
        var number = labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        var people = shared.SelectMany(c => c.Votes).Select(v => v.Annotator).Distinct().Order(StringComparer.Ordinal).ToArray();
        double[][] units = [.. shared.Select(c => people.Select(p => c.Votes.FirstOrDefault(v => v.Annotator == p)?.Label is { } label ? number[label] : double.NaN).ToArray())];
        var alpha = KrippendorffAlpha.Of(units, MeasurementLevel.Nominal);
        var pairs =
            from first in people
            from second in people
            where string.CompareOrdinal(first, second) < 0
            let pair = PairAgreement.Of(first, second, shared, number, seed)
            where pair.Comments > 0
            orderby pair.Comments descending
            select pair;
        return new LabelAgreement(
            shared.Length, double.IsNaN(alpha) ? null : alpha, double.IsNaN(alpha) ? null : KrippendorffAlpha.Interval(units, MeasurementLevel.Nominal, seed), [.. pairs],
            [.. shared.OrderBy(c => c.Votes[1].At).Select(c => c.Truth != c.Votes[0].Label)]);
    }
}
