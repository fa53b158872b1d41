using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Conflicts of metrics in sentences.</summary>
public static class ConflictWords
{
    /// <summary>The clearest conflict, or that there is none, or what is missing to tell.</summary>
    public static Phrase Answer(Goal goal, MetricConflicts conflicts)
    {
        if (goal.Metrics.All(m => m.Side == MetricSide.Business) || goal.Metrics.All(m => m.Side == MetricSide.Technical))
            return new Phrase("deliver.conflicts.answer.one_side");
        if (conflicts.Pairs.IsEmpty)
            return new Phrase("deliver.conflicts.answer.nothing");
        var pairs = Fact.Count("pairs", conflicts.Pairs.Length);
        return conflicts.Found.FirstOrDefault() is { } clearest
            ? new Phrase("deliver.conflicts.answer.found", Fact.Count("n", conflicts.Found.Count()), pairs, Fact.Of("clearest", Says(clearest)))
            : new Phrase("deliver.conflicts.answer.none", pairs, Fact.Count("together", conflicts.Pairs.Count(p => p.Verdict == PairVerdict.Together)), Fact.Count("unclear", conflicts.Pairs.Count(p => p.Verdict == PairVerdict.Unclear)));
    }

    /// <summary>Where a pair was seen: "since release 1.4.0".</summary>
    public static Phrase Where(MetricPair pair) => Where(pair.Source, pair.At);

    public static Phrase Where(MoveSource source, string at) => new("deliver.conflicts.where." + StepWork.Code(source), Fact.Of("at", at));

    /// <summary>A pair that pulls apart in one sentence.</summary>
    public static Phrase Says(MetricPair pair)
    {
        Fact[] names = [Fact.Of("technical", pair.Technical.Name), Fact.Of("business", pair.Business.Name), Fact.Of("where", Where(pair))];
        return pair.Correlation is { } correlation
            ? new Phrase("deliver.conflicts.says.time", [.. names, correlation with { Name = "correlation" }])
            : new Phrase("deliver.conflicts.says", [.. names, pair.TechnicalChange! with { Name = "first" }, pair.BusinessChange! with { Name = "second" }]);
    }
}
