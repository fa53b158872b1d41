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
        var rate = Figure("rate", labels.Count(l => l) / (double)labels.Length, FactKind.Share, Proportions.Wilson(labels.Count(l => l), labels.Length), "method.wilson");
        var area = Figure("auc", auc.Auc, FactKind.Number, auc.Interval(), "method.auc");
        var baseline = Figure("baseline", rule.Auc, FactKind.Number, rule.Interval(), "method.auc");
        var all = labels.Count(l => l);
        var lift = LiftTable.Of(told, labels).Select(s => Step(s, all)).ToImmutableArray();
        var error = Figure(
            "calibration", Reliability.Error(told, labels), FactKind.Share,
            Bootstrap.Percentile(labels.Length, picks => Reliability.Error(Pick(told, picks), Pick(labels, picks)), request.Seed, Resamples), "method.calibration_error");
        var decision = request is { MissCost: { } miss, FalseAlarmCost: { } alarm } ? Decide(miss, alarm, chances) : null;
        return new PredictionReport
        {
            Data = data,
            At = at,
            Request = request,
            Verdict = verdict,
            Answer = [.. Answer(verdict, rate, area, baseline, lift[0]), .. decision is null ? [] : DecisionWords.Of(request, decision)],
            Decision = decision,
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
            Lift = lift,
            Calibration = [.. Reliability.Bins(told, labels).Where(b => b.Rows > 0).Select(Bin)],
            TopFeatures = explanation.Top,
            Groups = segments is null ? [] : Groups(segments, explanation, users, chances),
            ScoredUsers = users.Length,
            Expected = Expected(chances),
        };
    }

    ImmutableArray<Phrase> Answer(PredictionVerdict verdict, SegmentFigure rate, SegmentFigure area, SegmentFigure baseline, PredictionStep first)
    {
        return
        [
            new Phrase(
                "understand.predict.answer." + Snake(verdict.ToString()), Goal(), FactOf("auc", FactKind.Number, area), FactOf("baseline", FactKind.Number, baseline),
                Fact.Share("found", first.Gain).Between(first.GainInterval.Low, first.GainInterval.High).From(first.Evidence), FactOf("rate", FactKind.Share, rate)),
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
            .Select(s => Group(segments.Ids[s], segments.Names[s], moments[s], explanation.TopOf(segments, s)))
            .OrderByDescending(g => g.Mean)];
    }

    PredictionDecision Decide(double missCost, double falseAlarmCost, double[] now)
    {
        var decision = CostDecision.Of(measure.Chances, measure.Labels, missCost, falseAlarmCost);
        var (calls, threshold) = (decision.Calls, Fact.Share("threshold", decision.Threshold));
        var called = calls.TruePositives + calls.FalsePositives;
        var isAgainstNobody = decision.SavedOnNobody.Mean <= decision.SavedOnEverybody.Mean;
        var saved = isAgainstNobody ? decision.SavedOnNobody : decision.SavedOnEverybody;
        return new PredictionDecision(
            decision.Threshold,
            Part("called", called, calls.Rows),
            Part("caught", calls.TruePositives, calls.TruePositives + calls.FalseNegatives),
            called == 0 ? null : Part("right", calls.TruePositives, called),
            Figure("saved", saved.Mean, FactKind.Number, Means.Interval(saved), "method.cost_by_user", threshold),
            isAgainstNobody, now.Count(chance => chance >= decision.Threshold));

        SegmentFigure Part(string name, long part, long whole) => Figure(name, (double)part / whole, FactKind.Share, Proportions.Wilson(part, whole), "method.wilson", threshold);
    }

    PredictionStep Step(LiftStep step, long all)
    {
        var figure = Figure("found", step.Gain, FactKind.Share, Proportions.Wilson(step.Yes, all), "method.wilson", Fact.Share("part", step.Part));
        return new PredictionStep(step.Part, step.Gain, figure.Interval!, step.Lift, step.Rows, figure.Evidence);
    }

    PredictionBin Bin(ReliabilityBin bin)
    {
        var figure = Figure("bin", bin.Frequency, FactKind.Share, Proportions.Wilson(bin.Yes, bin.Rows), "method.wilson", Fact.Share("forecast", bin.MeanProbability));
        return new PredictionBin(bin.MeanProbability, bin.Frequency, figure.Interval!, bin.Rows, figure.Evidence);
    }

    PredictionGroup Group(string id, Phrase name, Moments chances, ImmutableArray<PredictionFeature> features)
    {
        var figure = Figure("group", chances.Mean, FactKind.Share, Means.Interval(chances), "method.mean_per_user", Fact.Of("name", name));
        return new PredictionGroup(id, name, (int)chances.Count, chances.Mean, figure.Interval!, features, figure.Evidence);
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

    SegmentFigure Figure(string name, double value, FactKind kind, Bounds bounds, string method, params ReadOnlySpan<Fact> more)
    {
        var interval = Between(bounds);
        var fact = new Fact { Name = "value", Kind = kind, Number = value, Interval = interval };
        var proof = evidence.Make(new Phrase($"understand.predict.{name}.says", [Goal(), fact, .. more]), method, value, kind, interval, measure.Labels.Length);
        return new SegmentFigure(value, interval, proof.Id);
    }

    internal static Fact FactOf(string name, FactKind kind, SegmentFigure figure) =>
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
