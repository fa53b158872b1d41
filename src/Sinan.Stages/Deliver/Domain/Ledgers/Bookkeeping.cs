using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>Changes to budget and ledgers.</summary>
public static class Bookkeeping
{
    public const int MostEntries = 5_000;

    const double MostAmount = 1e12;

    const int FirstYear = 2000, LastYear = 2200;

    /// <returns>Problem: "deliver.budget.range".</returns>
    public static Outcome<InitiativeChange> Set(Initiative initiative, Budget budget)
    {
        double?[] positive = [budget.ExpectedReturn, budget.MostDays, budget.OperationsPay, budget.EngineerPay, budget.AlgorithmPay];
        return positive.Any(p => p is { } v && !(v is > 0 and <= MostAmount)) || !(budget.LeastRoi is >= 0 and <= 100)
            ? new Problem("deliver.budget.range", ProblemKind.Invalid)
            : new InitiativeChange(initiative with { Budget = budget }, new Phrase("deliver.log.budget"));
    }

    /// <summary>Adds a line; what people cost follows from the budget's pays.</summary>
    /// <returns>Problems: "deliver.cost.amount", "deliver.cost.day", "deliver.cost.role", "deliver.cost.too_many", "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Enter(Initiative initiative, CostEntry entered)
    {
        if (!(Math.Abs(entered.Amount) <= MostAmount) || entered.Amount == 0)
            return new Problem("deliver.cost.amount", ProblemKind.Invalid);
        if (entered.Day.Year is < FirstYear or > LastYear)
            return new Problem("deliver.cost.day", ProblemKind.Invalid);
        if (entered.Ledger == LedgerKind.People && entered.Role is null)
            return new Problem("deliver.cost.role", ProblemKind.Invalid);
        if (entered.Note.Length > Initiative.MostText)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText));
        if (initiative.Costs.Length >= MostEntries)
            return new Problem("deliver.cost.too_many", ProblemKind.Conflict, Fact.Count("most", MostEntries));
        var cost = entered.Ledger switch { LedgerKind.Money => entered.Amount, LedgerKind.People => entered.Amount * initiative.Budget.DayRate(entered.Role!.Value), _ => 0 };
        var entry = entered with { Cost = cost, Role = entered.Ledger == LedgerKind.People ? entered.Role : null };
        return new InitiativeChange(initiative with { Costs = initiative.Costs.Add(entry) }, new Phrase("deliver.log.cost", Fact.Of("ledger", new Phrase("deliver.ledger." + StepWork.Code(entry.Ledger)))));
    }
}
