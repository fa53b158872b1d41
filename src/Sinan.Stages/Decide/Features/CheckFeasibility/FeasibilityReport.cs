using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>Whether the target is in reach, and what the data carry.</summary>
public sealed record FeasibilityReport
{
    /// <summary>"reachable", "not_reachable" or "cannot_tell".</summary>
    public required Reachability Verdict { get; init; }

    /// <summary>Chance that <see cref="AtRows"/> reach the target.</summary>
    public required double Chance { get; init; }

    public required double Target { get; init; }

    /// <summary>Rows that the verdict is about.</summary>
    public required int AtRows { get; init; }

    /// <summary>Expected score with so many rows.</summary>
    public required double Score { get; init; }

    public required ImmutableArray<double> ScoreCi95 { get; init; }

    /// <summary>Score of a model of all rows there are.</summary>
    public required double Now { get; init; }

    public required ImmutableArray<double> NowCi95 { get; init; }

    /// <summary>Share of the most frequent label: what always saying the same scores.</summary>
    public required double Baseline { get; init; }

    /// <summary>Score that more and more rows tend to.</summary>
    public required double Asymptote { get; init; }

    public required ImmutableArray<double> AsymptoteCi95 { get; init; }

    /// <summary>Rows at which the target is reached; null where it never is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? RowsNeeded { get; init; }

    /// <summary>Its ends; null = never.</summary>
    public required ImmutableArray<double?> RowsNeededCi95 { get; init; }

    /// <summary>Share of wrong labels, as stated.</summary>
    public double? LabelError { get; init; }

    /// <summary>Highest score that labels with the stated error can show; null where that is not known.</summary>
    public double? LabelCeiling { get; init; }

    /// <summary>What one person reaches, from how often two agree; null without labels by two.</summary>
    public double? HumanCeiling { get; init; }

    /// <summary>Rows to label beyond those there are until a verdict is to be expected; null when there is one, or when only all of them would tell.</summary>
    public int? RowsToTell { get; init; }

    /// <summary>Hours of labelling for them.</summary>
    public double? HoursToTell { get; init; }

    /// <summary>Rows with text and label, each text once.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that the curve was measured with.</summary>
    public required int MeasuredRows { get; init; }

    public required string Told { get; init; }

    /// <summary>What is told and its labels, for people.</summary>
    [JsonIgnore]
    public ToldTask Task { get; init; } = ToldTask.OfGiven;

    /// <summary>A list of keywords on the same rows.</summary>
    public BaselineScore? Keywords { get; init; }

    /// <summary>The nearest labelled texts on the same rows.</summary>
    public BaselineScore? Nearest { get; init; }

    /// <summary>What a model loses in a circumstance that it has never seen.</summary>
    public ImmutableArray<DomainDrop> Domains { get; init; } = [];

    /// <summary>Labelled rows that were drawn at random.</summary>
    public int RandomRows { get; init; }

    public string? Need { get; init; }

    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Shape that extrapolates better.</summary>
    public required CurveShape Shape { get; init; }

    public required ImmutableArray<CurvePoint> Points { get; init; }

    /// <summary>In the reader's words, once these are known.</summary>
    public ImmutableArray<DataCheckView> Checks { get; init; } = [];

    /// <summary>The same before anybody reads them.</summary>
    [JsonIgnore]
    public ImmutableArray<DataCheck> Verdicts { get; init; } = [];

    public required ImmutableArray<CoverageCell> Coverage { get; init; }

    public required ImmutableArray<GroupScore> Groups { get; init; }

    /// <summary>Processor seconds to train on <see cref="AtRows"/>: measured for a row and carried over in proportion.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>In the reader's words, once these are known.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The answer before anybody reads it.</summary>
    [JsonIgnore]
    public ImmutableArray<Phrase> Says { get; init; } = [];

    /// <summary>Proof of the expected score; null for a plain file.</summary>
    public EvidenceId? ScoreEvidence { get; init; }

    /// <summary>Proof of the chance; null for a plain file.</summary>
    public EvidenceId? ChanceEvidence { get; init; }

    /// <summary>Proofs of what was measured, by name; empty for a plain file.</summary>
    public ImmutableSortedDictionary<string, EvidenceId> Proofs { get; init; } = ImmutableSortedDictionary<string, EvidenceId>.Empty;

    public required DateTimeOffset At { get; init; }

    public required long Seed { get; init; }

    public double Seconds { get; init; }

    public FeasibilityReport In(Localizer words) => this with
    {
        Answer = string.Join(words.Lang == Lang.Chinese ? "" : " ", Says.Select(words.Write)),
        Checks = [.. Verdicts.Select(v => new DataCheckView(v.Code, v.Verdict, words.Write(v.Says)))],
    };

    /// <summary>Text key of a verdict.</summary>
    public static string KeyOf(CheckVerdict verdict) => "decide.feasibility.verdict." + NeedWords.Code(verdict);

    /// <summary>Answers for a target from what was measured; the same measure and question give the same answer.</summary>
    public static FeasibilityReport Of(FeasibilityMeasure measure, CheckFeasibility request)
    {
        double? ceiling = request.LabelError is { } error ? ScoreCeiling.Measured(1, error, measure.Labels.Length) : null;
        var (curve, at) = (measure.Curve, request.Rows ?? measure.Rows * CheckFeasibility.DefaultGrowth);
        var forecast = CurveForecast.Of(curve, measure.Seed, ceiling ?? 1);
        var verdict = forecast.Verdict(request.Target, at);
        var (now, score, asymptote, needed) = (forecast.At(measure.Rows), forecast.At(at), forecast.Asymptote(), forecast.RowsFor(request.Target));
        var more = verdict == Reachability.CannotTell && forecast.RowsToTell(curve, request.Target, at, measure.Seed) is { } enough && enough > measure.Rows ? (int?)(enough - measure.Rows) : null;
        var report = new FeasibilityReport
        {
            Verdict = verdict,
            Chance = forecast.ChanceOf(request.Target, at),
            Target = request.Target,
            AtRows = at,
            Score = score.Score,
            ScoreCi95 = [score.Interval.Low, score.Interval.High],
            Now = now.Score,
            NowCi95 = [now.Interval.Low, now.Interval.High],
            Baseline = measure.Baseline,
            Asymptote = asymptote.Score,
            AsymptoteCi95 = [asymptote.Interval.Low, asymptote.Interval.High],
            RowsNeeded = Whole(needed.Rows),
            RowsNeededCi95 = [Whole(needed.Interval.Low), Whole(needed.Interval.High)],
            LabelError = request.LabelError,
            LabelCeiling = ceiling,
            HumanCeiling = measure.HumanCeiling,
            RowsToTell = more,
            HoursToTell = more * request.LabelSeconds / 3600,
            Rows = measure.Rows,
            MeasuredRows = curve.Rows,
            Told = measure.Told,
            Task = measure.Task ?? ToldTask.OfColumn(measure.Told),
            Keywords = measure.Keywords,
            Nearest = measure.Nearest,
            Domains = measure.Domains,
            RandomRows = measure.RandomRows,
            Need = request.Need,
            Labels = measure.Labels,
            Shape = forecast.Best.Shape,
            Points = [.. Measured(curve), .. Forecast(forecast, curve.Points[^1].Rows, measure.Rows, at)],
            Verdicts = measure.Checks,
            Coverage = measure.Coverage,
            Groups = measure.Groups,
            TrainSeconds = measure.SecondsPerRow * at,
            At = measure.At,
            Seed = measure.Seed,
        };
        return report with { Says = [.. FeasibilityAnswer.Of(report)] };
    }

    static IEnumerable<CurvePoint> Measured(LearningCurve curve) =>
        curve.Points.Select(p => new CurvePoint(p.Rows, p.Score, [Math.Max(0, p.Score - (1.96 * p.StandardError)), Math.Min(1, p.Score + (1.96 * p.StandardError))], true));

    /// <summary>Doubling from the largest measured size up to the rows that are asked about.</summary>
    static IEnumerable<CurvePoint> Forecast(CurveForecast forecast, double measured, double present, double at)
    {
        var sizes = new SortedSet<double>(new[] { present, at }.Where(n => n > measured));
        for (var n = 2 * measured; n < at; n *= 2)
            sizes.Add(n);
        return sizes.Select(n => forecast.At(n) is var (score, interval) ? new CurvePoint(n, score, [interval.Low, interval.High], false) : null!);
    }

    static double? Whole(double rows) => rows < int.MaxValue ? Math.Ceiling(rows) : null;
}
