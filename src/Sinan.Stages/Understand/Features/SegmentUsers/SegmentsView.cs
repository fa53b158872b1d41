using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.SegmentUsers;

/// <summary>The report as programs read it: names in the caller's language, figures as numbers.</summary>
public sealed record SegmentsView(
    string Method, int K, bool HasGroups, string Answer, int Users,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Silhouette,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Stability,
    ImmutableArray<SegmentView> Segments,
    ImmutableArray<SegmentCandidate> Candidates, ImmutableArray<string> Features, long Seed, double Seconds)
{
    public static SegmentsView Of(SegmentReport report, Localizer words) => new(
        SegmentMethods.Write(report.Method), report.K, report.HasGroups, words.Write(report.Answer), report.Users, report.Silhouette?.Value, report.Stability?.Value,
        [.. report.Segments.Select(s => SegmentView.Of(s, words))], report.Candidates, report.Features, report.Seed, report.Seconds);
}

/// <param name="Id">Stable id.</param>
/// <param name="Name">Name in the caller's language.</param>
/// <param name="Size">Users.</param>
/// <param name="Share">Of all users.</param>
/// <param name="ShareCi95">Wilson interval of the share.</param>
/// <param name="ValueShare">Of all spending.</param>
/// <param name="Traits">What sets it apart.</param>
public sealed record SegmentView(
    string Id, string Name, int Size, double Share, ImmutableArray<double> ShareCi95, double ValueShare, ImmutableArray<TraitView> Traits)
{
    public static SegmentView Of(Segment segment, Localizer words) => new(
        segment.Id, words.Write(segment.Name), segment.Size, segment.Share.Value,
        segment.Share.Interval is { } i ? [i.Low, i.High] : [], segment.Portrait.ValueShare,
        [.. segment.Traits.Select(t => new TraitView(t.Feature, t.Value, t.Baseline, t.Lift, [t.Interval.Low, t.Interval.High], words.Write(t.Says), t.Evidence))]);
}

/// <param name="Feature">Feature.</param>
/// <param name="Value">Mean of the group.</param>
/// <param name="Baseline">Mean of everybody.</param>
/// <param name="Lift">Value over baseline.</param>
/// <param name="Ci95">Interval of the lift.</param>
/// <param name="Text">As a sentence.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record TraitView(string Feature, double Value, double Baseline, double Lift, ImmutableArray<double> Ci95, string Text, EvidenceId Evidence);
