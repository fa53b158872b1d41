using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Hand-overs between planner, prompt engineer and trainer: offered, then accepted or returned.</summary>
public static class HandingOver
{
    /// <returns>Problems: "deliver.hand_over.pending", "deliver.hand_over.same_role", "deliver.hand_over.note".</returns>
    public static Outcome<InitiativeChange> Offer(Initiative initiative, WorkRole to, string note, string by, DateTimeOffset at)
    {
        if (Pending(initiative) is not null)
            return new Problem("deliver.hand_over.pending", ProblemKind.Conflict);
        if (to == initiative.Holder)
            return new Problem("deliver.hand_over.same_role", ProblemKind.Invalid, Role(to));
        if (note.Trim().Length is 0 or > Initiative.MostText)
            return new Problem("deliver.hand_over.note", ProblemKind.Invalid);
        return new InitiativeChange(
            initiative with { HandOvers = initiative.HandOvers.Add(new HandOver(initiative.Holder, to, note.Trim(), HandOverState.Offered, by, at)) },
            new Phrase("deliver.log.offered", Role(to)));
    }

    /// <summary>The other side takes the work, or gives it back with a reason.</summary>
    /// <returns>Problems: "deliver.hand_over.none", "deliver.hand_over.note".</returns>
    public static Outcome<InitiativeChange> Answer(Initiative initiative, bool accepts, string note, string by, DateTimeOffset at)
    {
        if (Pending(initiative) is not { } offer)
            return new Problem("deliver.hand_over.none", ProblemKind.Conflict);
        var reason = note.Trim();
        if ((!accepts && reason.Length == 0) || reason.Length > Initiative.MostText)
            return new Problem("deliver.hand_over.note", ProblemKind.Invalid);
        var answered = offer with { State = accepts ? HandOverState.Accepted : HandOverState.Returned, Note = reason.Length > 0 ? reason : offer.Note, By = by, At = at };
        return new InitiativeChange(
            initiative with { HandOvers = initiative.HandOvers.Replace(offer, answered) },
            new Phrase(accepts ? "deliver.log.accepted" : "deliver.log.returned", Role(offer.To)));
    }

    /// <summary>The hand-over that waits for its other side; null for none.</summary>
    public static HandOver? Pending(Initiative initiative) => initiative.HandOvers.LastOrDefault() is { State: HandOverState.Offered } offer ? offer : null;

    static Fact Role(WorkRole role) => Fact.Of("role", new Phrase("deliver.role." + StepWork.Code(role)));
}
