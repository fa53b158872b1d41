using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Train.Domain;

namespace Sinan.Stages.Train.Features.EvaluateTabular;

/// <summary>Learns on some rows and measures on others: a test file, or folds.</summary>
public sealed class EvaluateTabularHandler(TimeProvider clock)
{
    static readonly double[] thresholds = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <returns>Problems "train.no_column", "train.not_two_values", "train.few_rows", "train.no_features", "train.unknown_value".</returns>
    public Task<Outcome<TabularEvaluation>> HandleAsync(EvaluateTabular request, CancellationToken cancellationToken) =>
        Task.Run(() => Evaluate(request, cancellationToken), cancellationToken);

    Outcome<TabularEvaluation> Evaluate(EvaluateTabular request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        foreach (var name in request.Drop.Prepend(request.Target))
        {
            if (request.Train.IndexOf(name) < 0)
                return new Problem("train.no_column", ProblemKind.Invalid, Fact.Of("column", name), Fact.Of("known", string.Join(", ", request.Train.Columns)));
        }

        var train = Known(request.Train, request.Target);
        if (Answers.Of(ValuesOf(train, request.Target), request.Positive) is not { } answers)
            return new Problem("train.not_two_values", ProblemKind.Invalid, Fact.Of("column", request.Target), Fact.Of("found", Told(ValuesOf(train, request.Target))));
        var labels = ValuesOf(train, request.Target).Select(v => answers.Read(v)!.Value).ToArray();
        var rarer = Math.Min(labels.Count(l => l), labels.Count(l => !l));
        var needed = request.Test is null ? 2 * AnswerTraining.LeastOfEach : AnswerTraining.LeastOfEach;
        if (rarer < needed)
            return new Problem("train.few_rows", ProblemKind.NotEnough, Fact.Count("rows", rarer), Fact.Count("needed", needed));
        if (TabularEncoding.Learn(train, Without(request)).Columns.IsEmpty)
            return new Problem("train.no_features", ProblemKind.Invalid, Fact.Of("column", request.Target));

        var measure = new Measure();
        TabularModel? last = null;
        if (request.Test is { } file)
        {
            var test = Known(file, request.Target);
            var unknown = test.IndexOf(request.Target) < 0 ? "–" : ValuesOf(test, request.Target).FirstOrDefault(v => answers.Read(v) is null);
            if (unknown is not null)
                return new Problem("train.unknown_value", ProblemKind.Invalid, Fact.Of("column", request.Target), Fact.Of("value", unknown), Fact.Of("known", answers.Yes + ", " + answers.No));
            last = Fit(request, train, labels, answers, measure, cancellationToken);
            Predict(last, test, [.. ValuesOf(test, request.Target).Select(v => answers.Read(v)!.Value)], request.Threads, measure);
        }
        else
        {
            var foldOf = Folds.Of(labels, request.Folds, request.Seed);
            for (var fold = 0; fold < request.Folds; fold++)
            {
                int[] here = [.. Enumerable.Range(0, labels.Length).Where(i => foldOf[i] == fold)], others = [.. Enumerable.Range(0, labels.Length).Where(i => foldOf[i] != fold)];
                var model = Fit(request, train.Take(others), [.. others.Select(i => labels[i])], answers, measure, cancellationToken);
                Predict(model, train.Take(here), [.. here.Select(i => labels[i])], request.Threads, measure);
            }

            if (request.KeepsModel)
                last = Fit(request, train, labels, answers, new Measure(), cancellationToken);
        }

        return Report(request, answers, TabularEncoding.Learn(train, Without(request)), labels.Length, measure) with
        {
            Kept = request.KeepsModel ? last : null,
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    TabularModel Fit(EvaluateTabular request, TabularRows rows, bool[] labels, Answers answers, Measure measure, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var encoding = TabularEncoding.Learn(rows, Without(request));
        var model = AnswerTraining.Fit(request.Learner, encoding.Features, encoding.Encode(rows), labels, request.Seed, null, request.Threads, cancellationToken);
        measure.TrainSeconds += clock.GetElapsedTime(started).TotalSeconds;
        return new TabularModel(request.Target, answers, encoding, model);
    }

    void Predict(TabularModel model, TabularRows rows, bool[] labels, int threads, Measure measure)
    {
        var started = clock.GetTimestamp();
        var probabilities = model.Model.Probabilities(model.Encoding.Encode(rows), threads);
        measure.PredictSeconds += clock.GetElapsedTime(started).TotalSeconds;
        measure.Probabilities.AddRange(probabilities);
        measure.Labels.AddRange(labels);
        measure.Aucs.Add(BinaryScores.Auc(probabilities, labels));
    }

    static TabularEvaluation Report(EvaluateTabular request, Answers answers, TabularEncoding encoding, int trainRows, Measure measure)
    {
        double[] probabilities = [.. measure.Probabilities];
        bool[] labels = [.. measure.Labels];
        var (interval, half) = (AucEstimate.Of(probabilities, labels).Interval(), BinaryScores.At(0.5, probabilities, labels));
        return new TabularEvaluation
        {
            Rows = trainRows,
            TestRows = labels.Length,
            Features = encoding.Features.Length,
            Model = request.Learner == AnswerLearner.Boosted ? "boosted" : "logistic",
            Positive = answers.Yes,
            LeftOut = encoding.LeftOut,
            Auc = measure.Aucs.Average(),
            AucCi95 = [interval.Low, interval.High],
            LogLoss = BinaryScores.LogLoss(probabilities, labels),
            Accuracy = half.Accuracy,
            Precision = half.Precision,
            Recall = half.Recall,
            F1 = half.F1,
            Brier = BinaryScores.Brier(probabilities, labels),
            CalibrationError = Reliability.Error(probabilities, labels),
            TrainSeconds = measure.TrainSeconds,
            PredictRowsPerSecond = measure.PredictSeconds > 0 ? labels.Length / measure.PredictSeconds : 0,
            Thresholds = [.. thresholds.Select(t => Score(t, BinaryScores.At(t, probabilities, labels)))],
            Seed = request.Seed,
        };
    }

    static ThresholdScore Score(double threshold, Confusion confusion) => new(
        threshold, confusion.Precision, confusion.Recall, confusion.F1, (double)(confusion.TruePositives + confusion.FalsePositives) / confusion.Rows);

    static HashSet<string> Without(EvaluateTabular request) => [.. request.Drop, request.Target];

    /// <summary>Rows whose target is known.</summary>
    static TabularRows Known(TabularRows table, string target) =>
        table.IndexOf(target) is >= 0 and var at ? table with { Rows = [.. table.Rows.Where(r => r[at] is not null)] } : table;

    static IEnumerable<string> ValuesOf(TabularRows table, string column) => table.IndexOf(column) is var at ? table.Rows.Select(r => r[at]!) : [];

    static string Told(IEnumerable<string> values)
    {
        var all = values.Distinct(StringComparer.Ordinal).Take(6).ToList();
        return all.Count == 0 ? "–" : string.Join(", ", all.Take(5)) + (all.Count > 5 ? " …" : "");
    }

    /// <summary>What was measured so far.</summary>
    sealed class Measure
    {
        public List<double> Probabilities { get; } = [];

        public List<bool> Labels { get; } = [];

        public List<double> Aucs { get; } = [];

        public double TrainSeconds { get; set; }

        public double PredictSeconds { get; set; }
    }
}
