using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Giving up the work on an initiative, and taking it up again.</summary>
public static class Dropping
{
    /// <returns>Problems: "deliver.drop.reason", "deliver.drop.dropped", "deliver.gate.complete".</returns>
    public static Outcome<InitiativeChange> Drop(Initiative initiative, string reason, string by, DateTimeOffset at)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > Initiative.MostText)
            return new Problem("deliver.drop.reason", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText));
        if (initiative.Dropped is not null)
            return new Problem("deliver.drop.dropped", ProblemKind.Conflict);
        return initiative.IsComplete
            ? new Problem("deliver.gate.complete", ProblemKind.Conflict)
            : new InitiativeChange(initiative with { Dropped = new Drop(why, by, at) }, new Phrase("deliver.log.dropped", Fact.Of("reason", why)));
    }

    /// <returns>Problem: "deliver.drop.not_dropped".</returns>
    public static Outcome<InitiativeChange> Resume(Initiative initiative) => initiative.Dropped is null
        ? new Problem("deliver.drop.not_dropped", ProblemKind.Conflict)
        : new InitiativeChange(initiative with { Dropped = null }, new Phrase("deliver.log.resumed"));
}
