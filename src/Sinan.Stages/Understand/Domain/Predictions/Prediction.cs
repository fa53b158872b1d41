using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Random;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>A prediction complete: the report, the chance of each user number (NaN = none), the evidence.</summary>
public sealed record PredictionResult(PredictionReport Report, float[] Scores, IReadOnlyCollection<Evidence> Evidence);

/// <summary>The whole computation, from the index to the report; no clock, no storage.</summary>
public static class Prediction
{
    /// <summary>Users drawn at a cut-off; more would hardly tell more.</summary>
    const int MostRows = 50_000;

    /// <summary>Users explained.</summary>
    const int MostExplained = 2000;

    /// <summary>Each answer must occur as often among the learned and among the measured users.</summary>
    public const int LeastOfEach = 50;

    /// <param name="index">The log.</param>
    /// <param name="request">The question.</param>
    /// <param name="segments">Segment of each user and how segments are called; null without.</param>
    /// <param name="data">Data asked.</param>
    /// <param name="at">When.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Problems "understand.predict.too_short" and "understand.predict.too_few".</returns>
    public static Outcome<PredictionResult> Run(
        BehaviorIndex index, PredictionRequest request, SegmentNaming? segments, DataVersion data, DateTimeOffset at, IProgressSink progress, CancellationToken cancellationToken)
    {
        var (span, threads) = (index.MainSpan, request.Threads);
        if (CutOffs.Of(span.FirstMs, span.LastMs + 1, request.HorizonMs) is not { } cuts)
            return new Problem("understand.predict.too_short", ProblemKind.NotEnough, Fact.Duration("log", (span.LastMs - span.FirstMs) / 1000.0), Fact.Duration("horizon", request.HorizonMs / 1000.0));
        progress.Report(new Phrase("understand.predict.doing.features"), 0.05);
        var isChurn = request.Goal == PredictionGoal.Churn;
        var goal = isChurn ? -1 : index.CodeOf(request.Event!);
        var features = new HistoryFeatures(index, goal, span.FirstMs, cuts.Training.IsEmpty ? cuts.Test : cuts.Training[^1], request.HorizonMs);
        var users = Enumerable.Range(0, index.Users).ToArray();
        var random = new SplitMix64(request.Seed);
        var test = Rows(cuts.Test, 0);
        var training = cuts.Training.Select((cut, k) => Rows(cut, k + 1)).ToList();
        var isByTime = training.Count > 0 && Rarer(PredictionRows.Join(training)) >= LeastOfEach;
        var rarer = Rarer(test);
        if (rarer < LeastOfEach)
            return new Problem("understand.predict.too_few", ProblemKind.NotEnough, Fact.Count("users", rarer), Fact.Count("needed", LeastOfEach));

        progress.Report(new Phrase("understand.predict.doing.learn"), 0.2);
        var learner = new PredictionLearner(features.Names, request.Seed, threads, cancellationToken);
        var measure = isByTime ? PredictionMeasure.ByTime(learner, PredictionRows.Join(training), test, threads) : PredictionMeasure.ByUsers(learner, test, request.Seed, threads);

        progress.Report(new Phrase("understand.predict.doing.score"), 0.75);
        var final = learner.Fit(measure.Learner, isByTime ? PredictionRows.Join([test, .. training]) : test);
        var now = PredictionRows.At(features, users, cuts.Now, isChurn ? cuts.Now - request.HorizonMs : null, null, threads, cancellationToken);
        var chances = final.Probabilities(now.Features, threads);
        var scores = new float[index.Users];
        Array.Fill(scores, float.NaN);
        for (var i = 0; i < now.Count; i++)
            scores[now.Users[i]] = (float)chances[i];

        progress.Report(new Phrase("understand.predict.doing.explain"), 0.9);
        var sample = random.Fork(-1).Sample(now.Count, Math.Min(now.Count, MostExplained));
        var explanation = new PredictionExplanation(final, now.Take(sample), threads);
        var reports = new PredictionReports(request, cuts, isByTime, measure, data, at);
        return new PredictionResult(reports.Of(explanation, segments, now.Users, chances), scores, reports.Evidence);

        PredictionRows Rows(long cut, int stream)
        {
            var drawn = index.Users <= MostRows ? users : random.Fork(stream).Sample(index.Users, MostRows);
            return PredictionRows.At(features, drawn, cut, isChurn ? cut - request.HorizonMs : null, user => features.Does(user, cut) != isChurn, threads, cancellationToken);
        }

        static int Rarer(PredictionRows rows) => Math.Min(rows.Labels.Count(l => l), rows.Labels.Count(l => !l));
    }
}
