using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Talks;

/// <summary>Changes to the records of meetings.</summary>
public static class TalkBook
{
    public const int MostDecisions = 30;

    const int MostEvidence = 20, FirstYear = 2000, LastYear = 2200;

    /// <summary>Keeps a new record (number 0) or changes one. A meeting without a decision is kept and marked as one without a result.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.talk.day", "deliver.decision.incomplete", "deliver.decision.too_many", "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Talk entered)
    {
        if (Entries.Fault(entered.Title, [entered.With, .. entered.Decisions.Select(d => d.Owner)], [entered.Notes, .. entered.Decisions.Select(d => d.Text)]) is { } fault)
            return fault;
        if (!IsDay(entered.Day))
            return new Problem("deliver.talk.day", ProblemKind.Invalid);
        if (entered.Decisions.Any(d => d.Text.Trim().Length == 0 || d.Owner.Trim().Length == 0 || !IsDay(d.Due)))
            return new Problem("deliver.decision.incomplete", ProblemKind.Invalid);
        if (entered.Decisions.Length > MostDecisions || entered.Decisions.Any(d => d.Evidence.Length > MostEvidence))
            return new Problem("deliver.decision.too_many", ProblemKind.Invalid, Fact.Count("most", MostDecisions), Fact.Count("evidence", MostEvidence));
        var talk = entered with
        {
            Title = entered.Title.Trim(), With = entered.With.Trim(), Notes = entered.Notes.Trim(),
            Decisions = [.. entered.Decisions.Select(d => d with { Text = d.Text.Trim(), Owner = d.Owner.Trim(), Evidence = [.. d.Evidence.Distinct()] })],
        };
        return Entries.Put(initiative.Talks, talk).Map(all => new InitiativeChange(
            initiative with { Talks = all },
            new Phrase(talk.HasResult ? "deliver.log.talk" : "deliver.log.talk.without", Fact.Of("title", talk.Title), Fact.Count("decisions", talk.Decisions.Length))));
    }

    static bool IsDay(DateOnly day) => day.Year is >= FirstYear and <= LastYear;
}
