using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>The ranking as the command line and the API give it, in the reader's words.</summary>
public sealed record NeedsAnswer(string Answer, ImmutableArray<NeedAnswer> Needs, ImmutableArray<NeedAnswer> Waiting, RankMethod Method, string Formula, MissingFact? Missing, int RecentDays, double ActiveUsers, int Draws, long Seed, double Seconds)
{
    public static NeedsAnswer Of(NeedReport report, Localizer words) => new(
        words.Write(report.Answer), [.. report.Needs.Select(n => NeedAnswer.Of(n, words))], [.. report.Waiting.Select(n => NeedAnswer.Of(n, words))], report.Method, report.Formula, report.Missing, report.RecentDays, report.ActiveUsers, report.Draws, report.Seed, report.Seconds);
}

public sealed record NeedAnswer(
    string Id, string Title, NeedCategory Category, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Segment, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Score,
    [property: JsonPropertyName("score_ci95"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] double[]? ScoreInterval,
    int Rank, [property: JsonPropertyName("rank_ci95")] double[] RankInterval, double RankProbability, ImmutableArray<double> RankProbabilities, double TopThree,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Reach, [property: JsonPropertyName("reach_ci95"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] double[]? ReachInterval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Impact, double Confidence, double Effort, bool EffortEntered,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Urgency, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Importance, ImmutableArray<NeedSource> Sources, ImmutableArray<NeedEvidenceAnswer> Evidence,
    OutlookAnswer? Outlook, ImmutableSortedDictionary<string, Estimate> Inputs)
{
    public static NeedAnswer Of(Need need, Localizer words) => new(
        need.Id, words.Write(need.Title), need.Category, need.Segment is null ? null : words.Write(need.Segment), Value(need.Score), Ends(need.Score),
        need.Rank, [need.RankInterval.Low, need.RankInterval.High], need.RankProbability, need.RankProbabilities, need.TopThree,
        Value(need.Reach), Ends(need.Reach), Value(need.Impact), need.Confidence.Value, need.Effort.Value, need.IsEffortEntered,
        need.Urgency, need.Importance, need.Sources,
        [.. need.Evidence.Select(e => new NeedEvidenceAnswer(e.Id, e.Kind, words.Write(e.Says), e.Value, e.Interval is null ? null : [e.Interval.Low, e.Interval.High]))],
        need.Outlook is { } o ? new OutlookAnswer(o.Name, o.Interval, o.Lately, o.Start, o.Value, [o.Range.Low, o.Range.High], o.Range.Level, o.Direction, words.Write(o.Says), o.Evidence) : null, need.Inputs);

    static double? Value(Estimate x) => x.IsKnown ? x.Value : null;

    static double[]? Ends(Estimate x) => x.IsKnown ? [x.Low, x.High] : null;
}

/// <summary>Where what stands behind a need is heading; no part of its score.</summary>
/// <param name="Name">Theme or event.</param>
/// <param name="Period">"week" or "day".</param>
/// <param name="Lately">Mean of the last four.</param>
/// <param name="Start">Period foretold.</param>
/// <param name="Value">Forecast.</param>
/// <param name="Range">Its prediction interval.</param>
/// <param name="Level">Level of the interval.</param>
/// <param name="Direction">"rising", "falling" or "unclear".</param>
/// <param name="Text">In the reader's words.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record OutlookAnswer(string Name, string Period, double Lately, DateTimeOffset Start, double Value, double[] Range, double Level, string Direction, string Text, EvidenceId Evidence);

public sealed record NeedEvidenceAnswer(EvidenceId Id, NeedSource Kind, string Text, double Value, [property: JsonPropertyName("ci95"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] double[]? Interval);
