using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Portraits of groups of users: share, traits, figures, with evidence for each.</summary>
public sealed class SegmentPortraits(UserFeatures features, FeatureSource source, EvidenceMaker evidence)
{
    const int MostTraits = 8;

    /// <summary>All users together, from the contrasts of any group.</summary>
    public SegmentPortrait Everybody(FeatureContrast[] contrasts, PortraitTotals all) =>
        Portrait(new SegmentName("everybody", new Phrase("understand.segments.everybody")), [.. contrasts.Select(c => (c.Feature, c.All))], features.Rows, all, all);

    public Segment Of(SegmentName name, int size, FeatureContrast[] contrasts, PortraitTotals totals, PortraitTotals all)
    {
        var wilson = Proportions.Wilson(size, features.Rows);
        var interval = new Interval(wilson.Low, wilson.High);
        var share = evidence.Make(
            new Phrase("understand.segments.share.says", Fact.Of("name", name.Name), Fact.Share("share", (double)size / features.Rows).Between(interval.Low, interval.High), Fact.Count("users", size)),
            "method.segment_share", (double)size / features.Rows, FactKind.Share, interval, size);
        return new Segment
        {
            Id = name.Id,
            Name = name.Name,
            Size = size,
            Share = new SegmentFigure(share.Value, interval, share.Id),
            Traits = [.. contrasts.Where(c => c.IsTelling && !IsImplied(c)).OrderByDescending(c => Math.Abs(c.Effect)).Take(MostTraits).Select(c => Trait(c, name))],
            Portrait = Portrait(name, [.. contrasts.Select(c => (c.Feature, c.Group))], size, totals, all),
        };
    }

    /// <summary>Hours and categories add up to one: where they come, what they like says already where they do not.</summary>
    static bool IsImplied(FeatureContrast contrast) =>
        contrast.IsLow && contrast.Feature is { Family: "habit" or "interest", Name: not UserFeatures.WeekendShare };

    SegmentTrait Trait(FeatureContrast contrast, SegmentName name)
    {
        var (feature, lift) = (contrast.Feature, contrast.Lift);
        var interval = new Interval(lift.Interval.Low, lift.Interval.High);
        var statement = new Phrase(
            "understand.segments.lift.says", Fact.Of("name", name.Name), Fact.Of("feature", FeatureWords.Label(feature.Name)),
            Fact.Ratio("lift", lift.Difference).Between(interval.Low, interval.High), Number("value", contrast.Group.Mean), Number("baseline", contrast.All.Mean));
        var proof = evidence.Make(statement, "method.lift_of_means", lift.Difference, FactKind.Ratio, interval, contrast.Group.Count);
        var says = FeatureWords.Says(
            feature.Name, Number("value", contrast.Group.Mean), Number("baseline", contrast.All.Mean),
            Fact.Ratio("lift", lift.Difference).Between(interval.Low, interval.High).From(proof.Id));
        return new SegmentTrait(feature.Name, feature.Kind, contrast.Group.Mean, contrast.All.Mean, lift.Difference, interval, says, proof.Id);

        Fact Number(string placeholder, double value) => new() { Name = placeholder, Kind = feature.Kind, Number = value };
    }

    SegmentPortrait Portrait(SegmentName name, (UserFeature Feature, Moments Moments)[] figures, int users, PortraitTotals totals, PortraitTotals all) => new()
    {
        Users = users,
        Events = totals.Events,
        Figures = [.. figures.Where(f => f.Feature.Family != "interest" && f.Moments.Count > 1).Select(f => Figure(f.Feature, f.Moments, name))],
        Hours = Parts(totals.Hours),
        Weekdays = Parts(totals.Weekdays),
        Categories = Named(totals.Categories, source.Categories),
        EventMix = Named(totals.EventCounts, source.Index.EventNames),
        Value = totals.Value,
        ValueShare = all.Value == 0 ? 0 : totals.Value / all.Value,
    };

    PortraitFigure Figure(UserFeature feature, Moments moments, SegmentName name)
    {
        var bounds = Means.Interval(moments);
        var interval = new Interval(bounds.Low, bounds.High);
        var value = new Fact { Name = "value", Kind = feature.Kind, Number = moments.Mean, Interval = interval };
        var proof = evidence.Make(
            new Phrase("understand.segments.mean.says", Fact.Of("name", name.Name), Fact.Of("feature", FeatureWords.Label(feature.Name)), value),
            "method.mean_per_user", moments.Mean, feature.Kind, interval, moments.Count);
        return new PortraitFigure(feature.Name, feature.Kind, moments.Mean, interval, proof.Id) { Count = moments.Count, Deviation = moments.StandardDeviation };
    }

    static ImmutableArray<double> Parts(double[] sums)
    {
        var total = sums.Sum();
        return [.. sums.Select(s => total == 0 ? 0 : s / total)];
    }

    static ImmutableArray<PortraitShare> Named(double[] sums, IReadOnlyList<string> names)
    {
        var total = sums.Sum();
        return [.. sums.Index().Where(s => s.Item > 0).OrderByDescending(s => s.Item).ThenBy(s => s.Index).Take(12).Select(s => new PortraitShare(names[s.Index], s.Item / total))];
    }
}
