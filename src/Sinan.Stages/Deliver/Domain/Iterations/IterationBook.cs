using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Iterations;

/// <summary>Changes to the iterations of an initiative.</summary>
public static class IterationBook
{
    const int MostItems = 50, FirstYear = 2000, LastYear = 2200;

    const double MostDays = 1e6;

    /// <summary>Keeps a new iteration (number 0) or changes one.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.iteration.days", "deliver.iteration.effort", "deliver.iteration.items", "deliver.iteration.release" (not one that was reported), "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Iteration entered)
    {
        if (Entries.Fault(entered.Title, [entered.Release], [entered.Why, .. entered.Items]) is { } fault)
            return fault;
        if (entered.Start.Year is < FirstYear or > LastYear || entered.End?.Year > LastYear || entered.End < entered.Start)
            return new Problem("deliver.iteration.days", ProblemKind.Invalid);
        if (!(entered.PersonDays is >= 0 and <= MostDays))
            return new Problem("deliver.iteration.effort", ProblemKind.Invalid);
        ImmutableArray<string> items = [.. entered.Items.Select(i => i.Trim()).Where(i => i.Length > 0)];
        if (items.Length > MostItems)
            return new Problem("deliver.iteration.items", ProblemKind.Invalid, Fact.Count("most", MostItems));
        var release = entered.Release.Trim();
        if (release.Length > 0 && !initiative.Builds.Any(b => b.IsRelease && b.Version == release))
            return new Problem("deliver.iteration.release", ProblemKind.Invalid, Fact.Of("version", release));
        var iteration = entered with { Title = entered.Title.Trim(), Why = entered.Why.Trim(), Items = items, Release = release };
        return Entries.Put(initiative.Iterations, iteration).Map(all => new InitiativeChange(
            initiative with { Iterations = all }, new Phrase(iteration.End is null ? "deliver.log.iteration" : "deliver.log.iteration.ended", Fact.Of("title", iteration.Title))));
    }
}
