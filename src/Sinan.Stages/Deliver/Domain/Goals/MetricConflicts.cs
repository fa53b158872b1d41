using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Where technical metrics and metrics of the business pull against each other, as far as their figures say.</summary>
/// <param name="Moves">Every change that was measured.</param>
/// <param name="Pairs">Every technical metric beside every metric of the business in the same place: conflicts first, then by p-value.</param>
public sealed record MetricConflicts(ImmutableArray<MetricMove> Moves, ImmutableArray<MetricPair> Pairs)
{
    const double Alpha = 0.05;

    const string Question = "ShowConflicts";

    public static MetricConflicts None { get; } = new([], []);

    public IEnumerable<MetricPair> Found => Pairs.Where(p => p.Verdict == PairVerdict.Conflict);

    /// <param name="initiative">Whose goal.</param>
    /// <param name="moves">Changes of its metrics, without evidence yet.</param>
    /// <param name="runs">Its metrics over time.</param>
    /// <param name="proofs">Takes the evidence.</param>
    public static MetricConflicts Of(Initiative initiative, IEnumerable<MetricMove> moves, IReadOnlyList<MetricRun> runs, WorkProofs proofs)
    {
        var proved = moves.Select(m => m with { Change = Prove(initiative, m, proofs) }).ToImmutableArray();
        var looked = Changes(proved).Concat(Correlations(initiative, runs, proofs)).ToList();
        var adjusted = MultipleTesting.Holm([.. looked.Select(l => l.P)]);
        return new MetricConflicts(
            proved,
            [
                .. looked.Zip(adjusted, (l, p) => l.Pair with { AdjustedP = p, Verdict = p > Alpha || l.Good == 0 ? PairVerdict.Unclear : l.Good < 0 ? PairVerdict.Conflict : PairVerdict.Together })
                    .OrderBy(p => p.Verdict != PairVerdict.Conflict).ThenBy(p => p.AdjustedP),
            ]);
    }

    static IEnumerable<Looked> Changes(ImmutableArray<MetricMove> moves) =>
        from place in moves.GroupBy(m => (m.Source, m.At))
        from technical in place.Where(m => m.Metric.Side == MetricSide.Technical)
        from business in place.Where(m => m.Metric.Side == MetricSide.Business)
        select new Looked(
            new MetricPair(technical.Metric, business.Metric, place.Key.Source, place.Key.At, technical.Change, business.Change, null, 1, PairVerdict.Unclear),
            Math.Max(technical.P, business.P), technical.Good * business.Good);

    /// <summary>A trend that stands behind both metrics says nothing about them.</summary>
    static IEnumerable<Looked> Correlations(Initiative initiative, IReadOnlyList<MetricRun> runs, WorkProofs proofs)
    {
        foreach (var technical in runs.Where(r => r.Metric.Side == MetricSide.Technical))
        {
            foreach (var business in runs.Where(r => r.Metric.Side == MetricSide.Business && r.Interval == technical.Interval && r.Metric.Series != technical.Metric.Series))
            {
                if (SeriesCorrelation.Of(technical.Values.AsSpan(), technical.Beside(business), technical.Season) is not { } told)
                    continue;
                var figure = proofs.Prove(
                    Question, new { initiative.Id, Metric = technical.Metric.Id, Beside = business.Metric.Id, technical.Interval },
                    new Phrase("deliver.evidence.correlation", Fact.Of("technical", technical.Metric.Name), Fact.Of("business", business.Metric.Name), Fact.Count("cases", told.Cases)), "method.series_correlation",
                    Fact.Decimal("correlation", told.Value).Between(told.Interval.Low, told.Interval.High));
                var toward = technical.Metric.RiseIsGood == business.Metric.RiseIsGood ? 1 : -1;
                yield return new Looked(new MetricPair(technical.Metric, business.Metric, MoveSource.Time, "", null, null, figure, 1, PairVerdict.Unclear), told.P, Math.Sign(told.Value) * toward);
            }
        }
    }

    static Fact Prove(Initiative initiative, MetricMove move, WorkProofs proofs)
    {
        var source = StepWork.Code(move.Source);
        var method = move.Source switch { MoveSource.Entered => "method.move_entered", MoveSource.Release => "method.move_release", _ => "method.move_variant" };
        return proofs.Prove(
            Question, new { initiative.Id, Metric = move.Metric.Id, Source = source, Version = move.At, move.Metric.Baseline, move.Metric.Result, Observations = move.Metric.ResultSample },
            new Phrase("deliver.evidence.move." + source, Fact.Of("metric", move.Metric.Name), Fact.Of("at", move.At)), method, move.Change, restsOn: move.Change.Evidence);
    }

    /// <param name="Pair">The pair, not judged yet.</param>
    /// <param name="P">Its p-value.</param>
    /// <param name="Good">1 when both go the same way by their own directions, −1 when against each other.</param>
    sealed record Looked(MetricPair Pair, double P, int Good);
}
