using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>Requests for computing: asked, then granted or refused once.</summary>
public static class ComputeDesk
{
    const double Most = 1e9;

    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.compute.range", "deliver.compute.why", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Ask(Initiative initiative, ComputeRequest entered, string by, DateTimeOffset at)
    {
        if (Entries.Fault(entered.Title, [], [entered.Why]) is { } fault)
            return fault;
        if (!(entered.Hours is > 0 and <= Most) || !(entered.Cost is >= 0 and <= Most))
            return new Problem("deliver.compute.range", ProblemKind.Invalid);
        if (entered.Why.Trim().Length == 0)
            return new Problem("deliver.compute.why", ProblemKind.Invalid);
        var asked = new ComputeRequest { Title = entered.Title.Trim(), Hours = entered.Hours, Cost = entered.Cost, Part = entered.Part, Why = entered.Why.Trim(), By = by, At = at };
        return Entries.Put(initiative.Compute, asked).Map(all => new InitiativeChange(initiative with { Compute = all }, new Phrase("deliver.log.compute.asked", Fact.Of("title", asked.Title))));
    }

    /// <summary>Grants or refuses a request; what is granted is entered into the ledger of money. Whoever asked may take the request back, but grants it only where nobody else could.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="number">Number of the request.</param>
    /// <param name="grants">Whether it is granted.</param>
    /// <param name="words">Why not; needed to refuse it.</param>
    /// <param name="by">Who.</param>
    /// <param name="today">Day of the ledger's line.</param>
    /// <param name="hasOthers">Whether anybody else could answer it.</param>
    /// <returns>Problems: "deliver.entry.unknown", "deliver.compute.answered", "deliver.compute.own", "deliver.compute.reason", "deliver.initiative.too_long" and those of <see cref="Bookkeeping.Enter"/>.</returns>
    public static Outcome<InitiativeChange> Answer(Initiative initiative, int number, bool grants, string words, string by, DateOnly today, bool hasOthers)
    {
        if (initiative.Compute.FirstOrDefault(c => c.Number == number) is not { } request)
            return new Problem("deliver.entry.unknown", ProblemKind.NotFound, Fact.Count("number", number));
        if (request.State != ComputeState.Asked)
            return new Problem("deliver.compute.answered", ProblemKind.Conflict);
        if (grants && hasOthers && request.IsBy(by))
            return new Problem("deliver.compute.own", ProblemKind.Forbidden);
        if (!grants && words.Trim().Length == 0)
            return new Problem("deliver.compute.reason", ProblemKind.Invalid);
        if (words.Length > Initiative.MostText)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText));
        var answered = request with { State = grants ? ComputeState.Granted : ComputeState.Refused, Answer = words.Trim(), AnsweredBy = by };
        var changed = initiative with { Compute = initiative.Compute.Replace(request, answered) };
        var says = new Phrase(!grants ? "deliver.log.compute.refused" : answered.IsOwnGrant ? "deliver.log.compute.granted.own" : "deliver.log.compute.granted", Fact.Of("title", request.Title));
        return grants && request.Cost > 0
            ? Bookkeeping.Enter(changed, new CostEntry(LedgerKind.Money, request.Part, today, request.Cost, 0, null, request.Title, by)).Map(entered => new InitiativeChange(entered.Now, says))
            : new InitiativeChange(changed, says);
    }
}
