using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>Changes to the issues of an initiative.</summary>
public static class IssueLog
{
    /// <summary>Keeps a new issue (number 0) or changes one. Missing data need the rows that are wanted; what is solved needs its answer.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.issue.rows", "deliver.issue.answer", "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Issue entered)
    {
        if (Entries.Fault(entered.Title, [entered.Owner], [entered.Detail, entered.Answer]) is { } fault)
            return fault;
        if (entered.RowsHave < 0 || entered.RowsNeeded < 1 || (entered.Kind == IssueKind.LongTailData && entered.RowsNeeded is null))
            return new Problem("deliver.issue.rows", ProblemKind.Invalid);
        if (entered.State == IssueState.Solved && entered.Answer.Trim().Length == 0)
            return new Problem("deliver.issue.answer", ProblemKind.Invalid);
        var issue = entered with { Title = entered.Title.Trim(), Owner = entered.Owner.Trim(), Detail = entered.Detail.Trim(), Answer = entered.Answer.Trim() };
        return Entries.Put(initiative.Issues, issue).Map(all => new InitiativeChange(
            initiative with { Issues = all }, new Phrase("deliver.log.issue", Fact.Of("title", issue.Title), Fact.Of("state", new Phrase("deliver.issue_state." + StepWork.Code(issue.State))))));
    }
}
