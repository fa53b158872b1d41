using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Compare;

/// <summary>Turns a scan into the comparison: effects with intervals, corrected p-values, the check of the split, sentences and evidence.</summary>
public static class Comparisons
{
    /// <summary>Users a variant needs.</summary>
    public const int LeastUsers = 30;

    const double Alpha = 0.05;

    /// <returns>Problems "understand.compare.one_variant", "understand.compare.unknown_control" and "understand.compare.too_few_users".</returns>
    public static Outcome<GroupComparison> Of(VariantScan scan, string column, CompareRequest request, DataVersion data, DateTimeOffset at, EvidenceMaker evidence)
    {
        int[] met = [.. Enumerable.Range(0, scan.Variants.Count).Where(v => scan.Users(v) > 0)];
        if (met.Length < 2)
            return new Problem("understand.compare.one_variant", ProblemKind.NotEnough, Fact.Of("column", column));
        var place = VariantColumn.Control([.. met.Select(v => scan.Variants[v])], request.Control);
        if (place < 0)
            return new Problem("understand.compare.unknown_control", ProblemKind.Invalid, Fact.Of("control", request.Control!), Fact.Of("column", column));
        var smallest = met.MinBy(scan.Users);
        if (scan.Users(smallest) < LeastUsers)
            return new Problem("understand.compare.too_few_users", ProblemKind.NotEnough, Fact.Of("variant", scan.Variants[smallest]), Fact.Count("users", scan.Users(smallest)), Fact.Count("needed", LeastUsers));

        var control = met[place];
        int[] order = [control, .. met.Where(v => v != control).OrderBy(v => scan.Variants[v], StringComparer.Ordinal)];
        var split = ChiSquared.Goodness([.. order.Select(v => (double)scan.Users(v))], [.. order.Select(_ => 1.0)]);
        var splitEvidence = evidence.Make(
            new Phrase("understand.compare.split.says", Fact.Chance("p", split.P), Fact.Count("users", order.Sum(scan.Users))),
            "method.srm", split.P, FactKind.Number, null, order.Sum(scan.Users), "evidence.no_interval.p_value");
        var asked = request.Metrics.IsDefaultOrEmpty ? scan.Metrics : [.. scan.Metrics.Where(m => request.Metrics.Contains(m.Name))];
        var metrics = Effects(scan, order, asked, evidence);
        return new GroupComparison
        {
            Data = data,
            At = at,
            Column = column,
            Control = scan.Variants[control],
            Answer = Answer(metrics, split.P, splitEvidence.Id),
            Variants = [.. order.Select(v => new ComparedVariant(scan.Variants[v], scan.Users(v)))],
            Mixed = scan.Mixed,
            SplitP = split.P,
            SplitEvidence = splitEvidence.Id,
            Metrics = metrics,
        };
    }

    static ImmutableArray<ComparedMetric> Effects(VariantScan scan, int[] order, IReadOnlyList<MetricScan> metrics, EvidenceMaker evidence)
    {
        var pairs = metrics.SelectMany(m => order[1..].Select(v => (Metric: m, Variant: v, Welch: Means.Welch(m.ByVariant[order[0]], m.ByVariant[v])))).ToList();
        var adjusted = MultipleTesting.Holm([.. pairs.Select(p => p.Welch.P)]);
        return
        [
            .. metrics.Select(metric => new ComparedMetric(
                metric.Name, metric.Kind,
                [.. order.Select(v => new VariantMean(scan.Variants[v], metric.ByVariant[v].Count, metric.ByVariant[v].Mean, Between(Means.Interval(metric.ByVariant[v]))))],
                [.. pairs.Index().Where(p => p.Item.Metric == metric).Select(p => EffectOf(scan, order[0], metric, p.Item.Variant, p.Item.Welch, adjusted[p.Index], evidence))])),
        ];
    }

    static VariantEffect EffectOf(VariantScan scan, int control, MetricScan metric, int variant, Effect welch, double adjusted, EvidenceMaker evidence)
    {
        var (a, b) = (metric.ByVariant[control], metric.ByVariant[variant]);
        var lift = a.Mean == 0 ? new Effect(double.NaN, new Bounds(double.NaN, double.NaN), welch.P, welch.Degrees) : Means.Lift(a, b);
        var (interval, liftInterval) = (Between(welch.Interval), Between(lift.Interval));
        var key = "understand.compare.effect." + (adjusted >= Alpha ? "unclear" : welch.Difference > 0 ? "up" : "down");
        var facts = ImmutableArray.Create(
            Fact.Of("metric", new Phrase("understand.compare.metric." + metric.Name)), Fact.Of("variant", scan.Variants[variant]), Fact.Of("control", scan.Variants[control]),
            new Fact { Name = "difference", Kind = DifferenceKind(metric.Kind), Number = welch.Difference, Interval = interval },
            new Fact { Name = "mean", Kind = metric.Kind, Number = b.Mean }, new Fact { Name = "base", Kind = metric.Kind, Number = a.Mean });
        var share = Fact.Share("lift", lift.Difference).Between(liftInterval.Low, liftInterval.High);
        var proof = evidence.Make(
            new Phrase(key, facts.Add(share)), "method.welch", welch.Difference, DifferenceKind(metric.Kind), interval, a.Count + b.Count);
        return new VariantEffect(
            scan.Variants[variant], welch.Difference, interval, lift.Difference, liftInterval, welch.P, adjusted, new Phrase(key, facts.Add(share.From(proof.Id))), proof.Id);
    }

    /// <summary>The split when it is broken; else money first, then satisfaction.</summary>
    static Phrase Answer(ImmutableArray<ComparedMetric> metrics, double splitP, EvidenceId split)
    {
        if (splitP < 0.001)
            return new Phrase("understand.compare.answer.broken_split", Fact.Chance("p", splitP).From(split));
        if (metrics.IsEmpty)
            return new Phrase("understand.compare.answer.no_metric");
        var first = metrics[0].Effects[0].Says;
        return metrics.FirstOrDefault(m => m.Metric == "satisfaction") is { } satisfaction && metrics[0].Metric != "satisfaction"
            ? new Phrase("understand.compare.answer.two", Fact.Of("first", first), Fact.Of("second", satisfaction.Effects[0].Says))
            : first;
    }

    static FactKind DifferenceKind(FactKind kind) => kind == FactKind.Share ? FactKind.Points : kind;

    static Interval Between(Bounds bounds) => new(bounds.Low, bounds.High);
}
