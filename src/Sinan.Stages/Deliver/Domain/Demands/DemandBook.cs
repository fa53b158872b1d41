using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>Changes to the demands of an initiative.</summary>
public static class DemandBook
{
    public const double SecondsOfDay = 86_400;

    const double Most = 1e12;

    /// <summary>Keeps a new demand (number 0) or changes one.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.demand.range", "deliver.demand.gain", "deliver.demand.load" (more calls a day than the busiest second allows), "deliver.build.url", "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, Demand entered)
    {
        if (Entries.Fault(entered.Title, [entered.Vendor], [entered.Wanted, entered.Guarantee, entered.DemoUrl]) is { } fault)
            return fault;
        double?[] amounts = [entered.GainLow, entered.GainHigh, entered.OneOffCost, entered.YearlyCost, entered.PeakQps, entered.CallsPerDay, entered.PricePerThousand, entered.CustomDays];
        if (amounts.Any(a => a is { } value && !(value is >= 0 and <= Most)) || !(entered.PaidShare is >= 0 and <= 1))
            return new Problem("deliver.demand.range", ProblemKind.Invalid);
        if ((entered.GainLow is null) != (entered.GainHigh is null) || entered.GainLow > entered.GainHigh)
            return new Problem("deliver.demand.gain", ProblemKind.Invalid);
        if (entered is { PeakQps: { } peak, CallsPerDay: { } calls } && calls > peak * SecondsOfDay)
            return new Problem("deliver.demand.load", ProblemKind.Invalid, Fact.Count("most", peak * SecondsOfDay));
        if (!Building.IsAddress(entered.DemoUrl))
            return new Problem("deliver.build.url", ProblemKind.Invalid);
        var demand = entered with { Title = entered.Title.Trim(), Vendor = entered.Vendor.Trim(), Wanted = entered.Wanted.Trim(), Guarantee = entered.Guarantee.Trim() };
        return Entries.Put(initiative.Demands, demand).Map(all => new InitiativeChange(
            initiative with { Demands = all }, new Phrase("deliver.log.demand", Fact.Of("title", demand.Title), Fact.Of("state", new Phrase("deliver.demand_state." + StepWork.Code(demand.State))))));
    }
}
