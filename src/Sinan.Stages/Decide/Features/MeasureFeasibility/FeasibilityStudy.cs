using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Trains a quick baseline on growing parts of labelled rows and judges the rows.</summary>
public sealed class FeasibilityStudy(ISegmenters segmenters, TimeProvider clock)
{
    /// <summary>Each part must hold two labels.</summary>
    const int LeastOfEach = 5;

    /// <summary>Part of the work that the learning curve is.</summary>
    const double CurvePart = 0.85;

    /// <param name="rows">All rows.</param>
    /// <param name="told">What is told.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="progress">Told every run.</param>
    /// <param name="cancellationToken">Cancels within runs.</param>
    /// <returns>Problems "decide.feasibility.few_rows", "decide.feasibility.one_label".</returns>
    public Outcome<FeasibilityMeasure> Measure(IReadOnlyList<LabelledRow> rows, ToldTask told, long seed, int threads, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var labelled = rows.Where(r => r is { Text: not null, Label: not null }).DistinctBy(r => r.Text).ToArray();
        if (labelled.Length < LearningCurve.LeastRows)
            return new Problem("decide.feasibility.few_rows", ProblemKind.NotEnough, Fact.Count("rows", labelled.Length), Fact.Count("needed", LearningCurve.LeastRows));
        var counts = labelled.CountBy(r => r.Label!, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        if (counts.Length < 2 || counts[1].Value < LeastOfEach)
            return new Problem("decide.feasibility.one_label", ProblemKind.NotEnough, Fact.Count("needed", LeastOfEach));

        ImmutableArray<string> names = [.. counts.Select(c => c.Key)];
        int[] all = [.. labelled.Select(r => names.IndexOf(r.Label!))];
        int[] chosen = [.. StratifiedOrder.Of(all, [.. Enumerable.Range(0, all.Length)], new SplitMix64(seed)).Take(MeasureFeasibility.MostMeasured)];
        int[] labels = [.. chosen.Select(i => all[i])];
        string[] texts = [.. chosen.Select(i => TextCleaner.Clean(labelled[i].Text!))];
        var options = new LearningCurveOptions { Seed = seed, Threads = threads };
        var doing = new Phrase("decide.feasibility.progress", Fact.Count("rows", chosen.Length));
        progress.Report(doing, 0);
        var scorer = TextScorer.Of(texts, labels, segmenters.Segmenter, cancellationToken, threads);
        var training = clock.GetTimestamp();
        var curve = LearningCurve.Measure(labels, options, scorer, (done, runs) => progress.Report(doing, CurvePart * done / runs), cancellationToken);
        var trained = clock.GetElapsedTime(training).TotalSeconds;
        var baselines = Baselines.Measure(texts, labels, names, LearningCurve.FoldsOf(labels, options), curve.RowScores, segmenters.Segmenter, clock, threads, cancellationToken);
        var domains = DomainDrop.Of(labels, [.. chosen.Select(i => labelled[i].Scenario)], curve.RowScores, scorer, seed, threads);
        var groups = GroupScore.Of([.. chosen.Select(i => labelled[i].Group)], curve.RowScores);
        var coverage = CoverageCell.Of(labelled, names);
        var human = HumanCeilingOf(rows, names.Length);
        return new FeasibilityMeasure
        {
            Told = told.Code,
            Task = told,
            Rows = labelled.Length,
            RandomRows = labelled.Count(r => r.IsRandom),
            Labels = names,
            Baseline = counts[0].Value / (double)labelled.Length,
            Curve = curve,
            HumanCeiling = human?.Value,
            HumanCeilingInterval = human?.Interval,
            Checks = DataChecks.Of(rows, labelled, told, coverage, groups, clock.GetUtcNow()),
            Coverage = coverage,
            Groups = groups,
            SecondsPerRow = trained * threads / (options.Folds * (double)curve.Points.Sum(p => p.Rows)),
            Keywords = baselines.Keywords,
            Nearest = baselines.Nearest,
            Hints = baselines.Hints,
            Domains = domains,
            SecondsToTell = baselines.SecondsToTell,
            Characters = texts.Average(t => t.Length),
            Seed = seed,
            At = clock.GetUtcNow(),
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    static (double Value, Interval Interval)? HumanCeilingOf(IReadOnlyList<LabelledRow> rows, int labels)
    {
        var twice = rows.Where(r => r is { First: not null, Second: not null }).ToArray();
        if (twice.Length < GroupScore.LeastRows)
            return null;
        var agreed = twice.Count(r => r.First == r.Second);
        var bounds = Proportions.Wilson(agreed, twice.Length);
        return (Reached(agreed / (double)twice.Length), new Interval(Reached(bounds.Low), Reached(bounds.High)));

        double Reached(double agreement) => 1 - ScoreCeiling.AnnotatorError(agreement, labels);
    }
}
