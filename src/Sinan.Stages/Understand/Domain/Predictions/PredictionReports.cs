using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Turns what was measured into the report, with evidence for every figure.</summary>
sealed class PredictionReports(PredictionRequest request, CutOffs cuts, bool isByTime, PredictionMeasure measure, DataVersion data, DateTimeOffset at)
{
    const int Resamples = 300;

    /// <summary>A chance counts as better than a coin, or than the rule, when its interval leaves this out.</summary>
    const double Coin = 0.5;

    readonly EvidenceMaker evidence = new("PredictEvent", request, data, at, request.Seed);

    public IReadOnlyCollection<Evidence> Evidence => evidence.All;

    public PredictionReport Of(PredictionExplanation explanation, SegmentNaming? segments, int[] users, double[] chances)
    {
        var (labels, told) = (measure.Labels, measure.Chances);
        var (auc, rule, gain) = (AucEstimate.Of(told, labels), AucEstimate.Of(measure.RuleChances, labels), AucEstimate.Difference(measure.RuleChances, told, labels));
        var verdict = auc.Interval().Low <= Coin ? PredictionVerdict.NotPredictable : gain.Interval.Low <= 0 ? PredictionVerdict.RuleSuffices : PredictionVerdict.Predictable;
        var rate = Figure("rate", (double)labels.Count(l => l) / labels.Length, FactKind.Share, Proportions.Wilson(labels.Count(l => l), labels.Length), "method.wilson");
        var area = Figure("auc", auc.Auc, FactKind.Number, auc.Interval(), "method.auc");
        var baseline = Figure("baseline", rule.Auc, FactKind.Number, rule.Interval(), "method.auc");
        var step = LiftTable.Of(told, labels);
        var error = Figure(
            "calibration", Reliability.Error(told, labels), FactKind.Share,
            Bootstrap.Percentile(labels.Length, picks => Reliability.Error(Pick(told, picks), Pick(labels, picks)), request.Seed, Resamples), "method.calibration_error");
        return new PredictionReport
        {
            Data = data,
            At = at,
            Request = request,
            Verdict = verdict,
            Answer = Answer(verdict, rate, area, baseline, step[0], Math.Max(1, labels.Count(l => l))),
            Model = measure.Learner == AnswerLearner.Boosted ? "boosted" : "logistic",
            IsByTime = isByTime,
            TrainingCutOffs = isByTime ? [.. cuts.Training.Select(DateTimeOffset.FromUnixTimeMilliseconds)] : [],
            TestCutOff = DateTimeOffset.FromUnixTimeMilliseconds(cuts.Test),
            TrainRows = measure.TrainRows,
            TestRows = labels.Length,
            Rate = rate,
            Auc = area,
            LogLoss = Mean("log_loss", i => -Math.Log(Math.Clamp(labels[i] ? told[i] : 1 - told[i], 1e-15, 1)), "method.log_loss"),
            Brier = Mean("brier", i => Math.Pow(told[i] - (labels[i] ? 1 : 0), 2), "method.brier"),
            CalibrationError = error,
            BaselineAuc = baseline,
            Gain = Figure("gain", gain.Difference, FactKind.Number, gain.Interval, "method.auc_difference"),
            Lift = [.. step.Select(s => new PredictionStep(s.Part, s.Gain, Between(Proportions.Wilson(s.Yes, Math.Max(1, labels.Count(l => l)))), s.Lift, s.Rows))],
            Calibration = [.. Reliability.Bins(told, labels).Where(b => b.Rows > 0).Select(b => new PredictionBin(b.MeanProbability, b.Frequency, Between(Proportions.Wilson(b.Yes, b.Rows)), b.Rows))],
            TopFeatures = explanation.Top,
            Groups = segments is null ? [] : Groups(segments, explanation, users, chances),
            ScoredUsers = users.Length,
            Expected = Expected(chances),
        };
    }

    ImmutableArray<Phrase> Answer(PredictionVerdict verdict, SegmentFigure rate, SegmentFigure area, SegmentFigure baseline, LiftStep first, long all)
    {
        var found = Proportions.Wilson(first.Yes, all);
        var what = Goal();
        return
        [
            new Phrase(
                "understand.predict.answer." + Snake(verdict.ToString()), what, FactOf("auc", FactKind.Number, area), FactOf("baseline", FactKind.Number, baseline),
                Fact.Share("found", first.Gain).Between(found.Low, found.High).From(area.Evidence), FactOf("rate", FactKind.Share, rate)),
            isByTime
                ? new Phrase("understand.predict.answer.by_time", Fact.Count("users", measure.Labels.Length), Fact.Date("from", DateTimeOffset.FromUnixTimeMilliseconds(cuts.Test)), Fact.Date("to", DateTimeOffset.FromUnixTimeMilliseconds(cuts.Now)))
                : new Phrase("understand.predict.answer.by_users", Fact.Count("users", measure.Labels.Length), Fact.Date("from", DateTimeOffset.FromUnixTimeMilliseconds(cuts.Test)), Fact.Date("to", DateTimeOffset.FromUnixTimeMilliseconds(cuts.Now))),
        ];
    }

    Fact Goal() => Fact.Of("goal", GoalWords.Of(request));

    ImmutableArray<PredictionGroup> Groups(SegmentNaming segments, PredictionExplanation explanation, int[] users, double[] chances)
    {
        var moments = new Moments[segments.Ids.Count];
        for (var i = 0; i < users.Length; i++)
        {
            if (segments.Of(users[i]) is >= 0 and var segment)
                moments[segment] = moments[segment].With(chances[i]);
        }

        return [.. Enumerable.Range(0, moments.Length).Where(s => moments[s].Count > 1)
            .Select(s => new PredictionGroup(
                segments.Ids[s], segments.Names[s], (int)moments[s].Count, moments[s].Mean, Between(Means.Interval(moments[s])), explanation.TopOf(segments, s)))
            .OrderByDescending(g => g.Mean)];
    }

    /// <summary>Chances of independent users add up; their variances too.</summary>
    SegmentFigure Expected(double[] chances)
    {
        var (sum, half) = (chances.Sum(), Distribution.NormalQuantile(0.975) * Math.Sqrt(chances.Sum(c => c * (1 - c))));
        return Figure("expected", sum, FactKind.Count, new Bounds(Math.Max(0, sum - half), sum + half), "method.sum_of_chances");
    }

    SegmentFigure Mean(string name, Func<int, double> loss, string method)
    {
        var moments = default(Moments);
        for (var i = 0; i < measure.Labels.Length; i++)
            moments = moments.With(loss(i));
        return Figure(name, moments.Mean, FactKind.Number, Means.Interval(moments), method);
    }

    SegmentFigure Figure(string name, double value, FactKind kind, Bounds bounds, string method)
    {
        var interval = Between(bounds);
        var fact = new Fact { Name = "value", Kind = kind, Number = value, Interval = interval };
        var proof = evidence.Make(new Phrase($"understand.predict.{name}.says", Goal(), fact), method, value, kind, interval, measure.Labels.Length);
        return new SegmentFigure(value, interval, proof.Id);
    }

    static Fact FactOf(string name, FactKind kind, SegmentFigure figure) =>
        new() { Name = name, Kind = kind, Number = figure.Value, Interval = figure.Interval, Evidence = figure.Evidence };

    static Interval Between(Bounds bounds) => new(bounds.Low, bounds.High);

    static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    static T[] Pick<T>(T[] values, int[] picks)
    {
        var picked = new T[picks.Length];
        for (var i = 0; i < picks.Length; i++)
            picked[i] = values[picks[i]];
        return picked;
    }
}
