using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>Checks a training demand and the design of its set before anybody trains.</summary>
public static class TrainingReview
{
    /// <summary>Fewer rows of a situation teach little about it.</summary>
    public const int LeastRows = 30;

    /// <summary>Half the interval that the test rows may leave around the target.</summary>
    public const double MostDoubt = 0.05;

    const int LeastExamples = 3, LeastPhrasings = 5, LeastCounters = 2;

    public static ImmutableArray<TrainingCheck> Of(Initiative initiative, TrainingDemand demand, WorkProofs proofs) =>
        [Wanted(demand), Examples(demand), Repeats(demand), Situations(demand), Rare(demand), TestRows(initiative, demand, proofs), Trainer(demand), Cleared(demand)];

    static TrainingCheck Wanted(TrainingDemand demand)
    {
        var said = new[] { demand.Wanted, demand.Inside, demand.Outside, demand.Acceptance }.Count(text => text.Length > 0) + (demand.Target is null ? 0 : 1);
        return Check("wanted", said == 5, new Phrase("deliver.training.says.wanted", Fact.Count("said", said)));
    }

    /// <summary>A class of instructions is only told by many phrasings, and by what does not belong to it.</summary>
    static TrainingCheck Examples(TrainingDemand demand)
    {
        var counters = demand.Examples.Count(e => e.IsCounter);
        var positive = demand.Examples.Length - counters;
        var (least, leastCounters) = demand.Kind == TrainingKind.Instructions ? (LeastPhrasings, LeastCounters) : (LeastExamples, 0);
        return Check("examples", positive >= least && counters >= leastCounters, new Phrase(
            "deliver.training.says.examples", Fact.Count("examples", positive), Fact.Count("least", least), Fact.Count("counters", counters), Fact.Count("least_counters", leastCounters)));
    }

    static TrainingCheck Repeats(TrainingDemand demand)
    {
        var groups = demand.Examples.GroupBy(e => Plain(e.Input)).Where(g => g.Count() > 1).ToList();
        var torn = groups.Count(g => g.Select(e => (Plain(e.Output), e.IsCounter)).Distinct().Count() > 1);
        return Check("repeats", groups.Count == 0, new Phrase("deliver.training.says.repeats", Fact.Count("repeated", groups.Count), Fact.Count("torn", torn)));
    }

    static TrainingCheck Situations(TrainingDemand demand)
    {
        var untested = demand.Slices.Count(s => s.TestRows == 0);
        return Check("situations", demand.Slices.Length > 1 && untested == 0, new Phrase("deliver.training.says.situations", Fact.Count("situations", demand.Slices.Length), Fact.Count("untested", untested)));
    }

    static TrainingCheck Rare(TrainingDemand demand)
    {
        if (demand.Slices.IsEmpty)
            return new TrainingCheck("rare", CheckState.Open, new Phrase("deliver.training.says.rare.none"));
        var rarest = demand.Slices.MinBy(s => s.TrainRows)!;
        return Check("rare", rarest.TrainRows >= LeastRows, new Phrase("deliver.training.says.rare", Fact.Of("situation", rarest.Name), Fact.Count("rows", rarest.TrainRows), Fact.Count("least", LeastRows)));
    }

    static TrainingCheck TestRows(Initiative initiative, TrainingDemand demand, WorkProofs proofs)
    {
        if (demand.Target is not { } target || demand.TestRows == 0)
            return new TrainingCheck("test_rows", CheckState.Open, new Phrase("deliver.training.says.test_rows.none"));
        var rows = demand.TestRows;
        var bounds = Proportions.Wilson(target * rows, rows);
        var figure = proofs.Prove(
            "ShowTraining", new { initiative.Id, Training = demand.Number, TestRows = rows }, new Phrase("deliver.evidence.training", Fact.Of("title", demand.Title), Fact.Count("rows", rows)), "method.training_test",
            Fact.Share("target", target).Between(bounds.Low, bounds.High));
        return Check("test_rows", (bounds.High - bounds.Low) / 2 <= MostDoubt, new Phrase("deliver.training.says.test_rows", Fact.Count("rows", rows), figure, Fact.Share("doubt", MostDoubt)));
    }

    static TrainingCheck Trainer(TrainingDemand demand) => demand.Trainer.Length == 0
        ? new TrainingCheck("trainer", CheckState.Open, new Phrase("deliver.training.says.trainer.none"))
        : new TrainingCheck("trainer", CheckState.Holds, new Phrase("deliver.training.says.trainer", Fact.Of("trainer", demand.Trainer)));

    static TrainingCheck Cleared(TrainingDemand demand) =>
        new("cleared", demand.IsCleared ? CheckState.Holds : CheckState.Open, new Phrase(demand.IsCleared ? "deliver.training.says.cleared" : "deliver.training.says.cleared.none"));

    static TrainingCheck Check(string code, bool holds, Phrase says) => new(code, holds ? CheckState.Holds : CheckState.Fails, says);

    /// <summary>Without case and without differences of white space.</summary>
    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
