using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Features.ShowCosts;

public sealed class ShowCostsHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<CostReport>> HandleAsync(ShowCosts request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var facts = await reader.ReadAsync(cancellationToken);
        var limits = new[] { Limit(initiative, "cost", StopLoss.OfCost(initiative, facts.Today), FactKind.Money, facts), Limit(initiative, "time", StopLoss.OfTime(initiative, facts.Today), FactKind.Number, facts) }
            .OfType<LimitReport>().ToImmutableArray();
        var total = Prove(initiative, facts, "cost", Fact.Money("total", initiative.Costs.Sum(c => c.Cost)));
        var sentence = limits.FirstOrDefault(l => l.Code == "cost") is { } cost
            ? new Phrase("deliver.costs.answer.limit", total, Fact.Money("limit", cost.Limit), Fact.Share("share", cost.Spent / cost.Limit))
            : new Phrase("deliver.costs.answer", total);
        var report = new CostReport(
            sentence, initiative.Id, initiative.Title, initiative.Budget, [.. Enum.GetValues<LedgerKind>().Select(kind => LedgerOf(initiative, kind, facts))], limits, [.. Weeks(initiative.Costs)],
            [.. initiative.Costs.OrderByDescending(c => c.Day)]);
        await evidence.SaveAsync(facts.Proofs.Made, cancellationToken);
        return report;
    }

    static LedgerReport LedgerOf(Initiative initiative, LedgerKind kind, WorkFacts facts)
    {
        var lines = initiative.Costs.Where(c => c.Ledger == kind).ToList();
        var unit = kind == LedgerKind.Money ? FactKind.Money : FactKind.Number;
        return new LedgerReport(
            kind, Prove(initiative, facts, StepWork.Code(kind), Of("total", lines)), [.. Enum.GetValues<CostPart>().Select(part => Of(StepWork.Code(part), lines.Where(c => c.Part == part)))],
            kind == LedgerKind.Time ? null : Fact.Money("cost", lines.Sum(c => c.Cost)));

        Fact Of(string name, IEnumerable<CostEntry> of) => new() { Name = name, Kind = unit, Number = of.Sum(c => c.Amount) };
    }

    static LimitReport? Limit(Initiative initiative, string code, StopLoss? alarm, FactKind unit, WorkFacts facts)
    {
        if (alarm is not { Forecast: var forecast })
            return null;
        var (expected, earliest, latest) = (forecast.DateAt(0.5), forecast.DateAt(0.1), forecast.DateAt(0.9));
        var (limit, spent) = (new Fact { Name = "limit", Kind = unit, Number = alarm.Limit }, new Fact { Name = "spent", Kind = unit, Number = forecast.Spent });
        var says = forecast.ReachedOn is { } reached ? new Phrase($"deliver.limit.{code}.reached", limit, spent, DeliverDesk.DayFact("day", reached)!)
            : expected is { } day ? new Phrase($"deliver.limit.{code}.expected", limit, spent, DeliverDesk.DayFact("day", day)!, DaysLeft(initiative, code, forecast.AsOf, day, earliest, latest, facts))
            : new Phrase(forecast.HasRate ? $"deliver.limit.{code}.never" : $"deliver.limit.{code}.few", limit, spent);
        return new LimitReport(code, alarm.Limit, forecast.Spent, forecast.ReachedOn, expected, earliest, latest, alarm.IsRaised, says);
    }

    /// <summary>Days until the limit is reached, with the middle 80 % of the forecast; without an interval while its far end cannot be told.</summary>
    static Fact DaysLeft(Initiative initiative, string code, DateOnly asOf, DateOnly expected, DateOnly? earliest, DateOnly? latest, WorkFacts facts)
    {
        var days = Fact.Count("days", expected.DayNumber - asOf.DayNumber);
        if (earliest is { } low && latest is { } high)
            days = days.Between(low.DayNumber - asOf.DayNumber, high.DayNumber - asOf.DayNumber, 0.8);
        return facts.Proofs.Prove(nameof(ShowCosts), new { initiative.Id, Limit = code, Date = DeliverDesk.Written(asOf) }, new Phrase("deliver.evidence.limit." + code), "method.burn", days);
    }

    static Fact Prove(Initiative initiative, WorkFacts facts, string ledger, Fact total) =>
        facts.Proofs.Prove(nameof(ShowCosts), new { initiative.Id, Ledger = ledger }, new Phrase("deliver.evidence.ledger." + ledger), "method.ledger", total);

    static IEnumerable<WeekCost> Weeks(ImmutableArray<CostEntry> costs)
    {
        var byWeek = costs.Where(c => c.Cost != 0).ToLookup(c => c.Day.AddDays(-(((int)c.Day.DayOfWeek + 6) % 7)), c => c.Cost);
        if (byWeek.Count == 0)
            yield break;
        var (last, total) = (byWeek.Max(w => w.Key), 0.0);
        for (var monday = byWeek.Min(w => w.Key); monday <= last; monday = monday.AddDays(7))
        {
            total += byWeek[monday].Sum();
            yield return new WeekCost(monday, total);
        }
    }
}
