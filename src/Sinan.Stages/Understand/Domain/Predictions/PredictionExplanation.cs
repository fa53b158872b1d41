using System.Collections.Immutable;
using Sinan.Numerics.Learning;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>What moves the chances: mean absolute contributions of the features (Lundberg and Lee 2017), over everybody or a group.</summary>
sealed class PredictionExplanation(AnswerModel model, PredictionRows rows, int threads)
{
    const int MostFeatures = 8, MostOfGroup = 3;

    readonly FeatureMatrix contributions = model.Explain(rows.Features, threads);

    public ImmutableArray<PredictionFeature> Top => TopOf([.. Enumerable.Range(0, rows.Count)], MostFeatures);

    /// <summary>The features that count most among the explained users of a segment.</summary>
    public ImmutableArray<PredictionFeature> TopOf(SegmentNaming segments, int segment) =>
        TopOf([.. Enumerable.Range(0, rows.Count).Where(i => segments.Of(rows.Users[i]) == segment)], MostOfGroup);

    ImmutableArray<PredictionFeature> TopOf(int[] picked, int most)
    {
        if (picked.Length == 0)
            return [];
        return [.. Enumerable.Range(0, model.Features.Length).Select(f => (Feature: f, Importance: picked.Average(i => Math.Abs(contributions[i, f]))))
            .Where(f => f.Importance > 0).OrderByDescending(f => f.Importance).ThenBy(f => f.Feature).Take(most)
            .Select(f => new PredictionFeature(model.Features[f.Feature], HistoryFeatures.Label(model.Features[f.Feature]), f.Importance, Rises(f.Feature, picked)))];
    }

    /// <summary>Whether contributions rise with the feature, by the sign of their covariance; missing values do not count.</summary>
    bool Rises(int feature, int[] picked)
    {
        int[] known = [.. picked.Where(i => !double.IsNaN(rows.Features[i, feature]))];
        if (known.Length == 0)
            return false;
        var (x, y) = (known.Average(i => rows.Features[i, feature]), known.Average(i => contributions[i, feature]));
        return known.Sum(i => (rows.Features[i, feature] - x) * (contributions[i, feature] - y)) > 0;
    }
}
