using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>What a demand comes to for both sides, in the first year. A figure is null while something that it needs has not been said.</summary>
/// <param name="Gain">Gain of the business: {gain}, the middle of the entered range.</param>
/// <param name="Cost">All costs of the business: one-off, yearly, calls, its share of the custom work.</param>
/// <param name="Roi">(gain − cost) ÷ cost, over the entered range of the gain.</param>
/// <param name="MeanQps">Calls a second on average over a day.</param>
/// <param name="Income">What the calls bring to the makers of the model.</param>
/// <param name="Outlay">Custom work that they pay themselves.</param>
/// <param name="PaybackMonths">Months until the calls have paid for that.</param>
public sealed record DemandFigures(Fact? Gain, Fact? Cost, Fact? Roi, Fact? MeanQps, Fact? Income, Fact? Outlay, Fact? PaybackMonths)
{
    const double DaysOfYear = 365, MonthsOfYear = 12;

    /// <param name="initiative">The initiative; its budget gives the pay of the custom work.</param>
    /// <param name="demand">One of its demands.</param>
    /// <param name="proofs">Takes the evidence of the figures.</param>
    public static DemandFigures Of(Initiative initiative, Demand demand, WorkProofs proofs)
    {
        var custom = demand.CustomDays * initiative.Budget.DayRate(CostRole.Algorithm);
        var income = demand.CallsPerDay * DaysOfYear * demand.PricePerThousand / 1000;
        var outlay = custom * (1 - demand.PaidShare);
        var cost = demand.OneOffCost + demand.YearlyCost + (income ?? 0) + ((custom ?? 0) * demand.PaidShare);
        return new DemandFigures(
            demand.GainLow is { } least ? Proved("gain", Fact.Money("gain", Middle(demand)).Between(least, demand.GainHigh!.Value)) : null,
            cost > 0 ? Proved("cost", Fact.Money("cost", cost)) : null,
            cost > 0 && demand.GainLow is { } low ? Proved("roi", Fact.Share("roi", (Middle(demand) - cost) / cost).Between((low - cost) / cost, (demand.GainHigh!.Value - cost) / cost)) : null,
            demand.CallsPerDay is { } calls ? Proved("mean_qps", Fact.Decimal("qps", calls / DemandBook.SecondsOfDay)) : null,
            income is { } paid ? Proved("income", Fact.Money("income", paid)) : null,
            outlay is { } own ? Proved("outlay", Fact.Money("outlay", own)) : null,
            income > 0 && outlay is { } spent ? Proved("payback", Fact.Decimal("months", spent / (income.Value / MonthsOfYear))) : null);

        Fact Proved(string figure, Fact value) => proofs.Prove(
            "ShowDemands", new { initiative.Id, Demand = demand.Number }, new Phrase("deliver.evidence.demand." + figure, Fact.Of("title", demand.Title)), "method.demand", value);
    }

    static double Middle(Demand demand) => (demand.GainLow!.Value + demand.GainHigh!.Value) / 2;
}
