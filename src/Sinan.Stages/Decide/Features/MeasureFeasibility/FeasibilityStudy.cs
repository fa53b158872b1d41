using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Trains a quick baseline on growing parts of labelled rows and judges the rows.</summary>
public sealed class FeasibilityStudy(ISegmenters segmenters, TimeProvider clock)
{
    /// <summary>Each part must hold two labels.</summary>
    const int LeastOfEach = 5;

    /// <param name="rows">All rows.</param>
    /// <param name="told">Name of what is told.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="progress">Told every run.</param>
    /// <param name="cancellationToken">Cancels within runs.</param>
    /// <returns>Problems "decide.feasibility.few_rows", "decide.feasibility.one_label".</returns>
    public Outcome<FeasibilityMeasure> Measure(IReadOnlyList<LabelledRow> rows, string told, long seed, int threads, IProgressSink progress, CancellationToken cancellationToken)
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
        var scorer = TextScorer.Of([.. chosen.Select(i => TextCleaner.Clean(labelled[i].Text!))], labels, segmenters.Segmenter, cancellationToken);
        var options = new LearningCurveOptions { Seed = seed, Threads = threads };
        var doing = new Phrase("decide.feasibility.progress", Fact.Count("rows", chosen.Length));
        progress.Report(doing, 0);
        var curve = LearningCurve.Measure(labels, options, scorer, (done, runs) => progress.Report(doing, done / (double)runs), cancellationToken);
        var seconds = clock.GetElapsedTime(started).TotalSeconds;
        var groups = GroupScore.Of([.. chosen.Select(i => labelled[i].Group)], curve.RowScores);
        var coverage = CoverageCell.Of(labelled, names);
        return new FeasibilityMeasure
        {
            Told = told,
            Rows = labelled.Length,
            Labels = names,
            Baseline = counts[0].Value / (double)labelled.Length,
            Curve = curve,
            HumanCeiling = HumanCeilingOf(rows, names.Length),
            Checks = DataChecks.Of(rows, labelled, told, coverage, groups, clock.GetUtcNow()),
            Coverage = coverage,
            Groups = groups,
            SecondsPerRow = seconds * threads / (options.Folds * (double)curve.Points.Sum(p => p.Rows)),
            Seed = seed,
            At = clock.GetUtcNow(),
            Seconds = seconds,
        };
    }

    static double? HumanCeilingOf(IReadOnlyList<LabelledRow> rows, int labels)
    {
        var twice = rows.Where(r => r is { Label: not null, Second: not null }).ToArray();
        return twice.Length < GroupScore.LeastRows ? null : 1 - ScoreCeiling.AnnotatorError(twice.Count(r => r.Label == r.Second) / (double)twice.Length, labels);
    }
}
