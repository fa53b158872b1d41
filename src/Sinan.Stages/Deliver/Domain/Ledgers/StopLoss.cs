using Sinan.Numerics.Planning;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>The alarm of one limit: what an initiative costs in money, or the working days that it takes.</summary>
/// <param name="Limit">In the unit of the ledger.</param>
/// <param name="Forecast">Spending and when the limit is reached.</param>
/// <param name="AlarmIn">Probability that it is reached within <see cref="Ahead"/> days; null with less than three weeks of entries.</param>
public sealed record StopLoss(double Limit, BurnForecast Forecast, double? AlarmIn)
{
    /// <summary>Days that the alarm looks ahead.</summary>
    public const int Ahead = 30;

    public bool IsReached => Forecast.ReachedOn is not null;

    /// <summary>Reached, or more likely than not to be reached within <see cref="Ahead"/> days.</summary>
    public bool IsRaised => IsReached || AlarmIn >= 0.5;

    /// <summary>Whether one of the alarms of an initiative is raised.</summary>
    public static bool IsRaisedFor(Initiative initiative, DateOnly today) => OfCost(initiative, today) is { IsRaised: true } || OfTime(initiative, today) is { IsRaised: true };

    /// <summary>The limit of all cost; null without one.</summary>
    public static StopLoss? OfCost(Initiative initiative, DateOnly today) => Of(initiative, initiative.Budget.CostLimit, today, entry => entry.Cost);

    /// <summary>The limit of working days; null without one.</summary>
    public static StopLoss? OfTime(Initiative initiative, DateOnly today) => Of(initiative, initiative.Budget.MostDays, today, entry => entry.Ledger == LedgerKind.Time ? entry.Amount : 0);

    static StopLoss? Of(Initiative initiative, double? limit, DateOnly today, Func<CostEntry, double> amount)
    {
        if (limit is not { } most)
            return null;
        var entries = initiative.Costs.Select(c => new LedgerEntry(c.Day, amount(c))).Where(e => e.Amount != 0).ToArray();
        var forecast = BurnForecast.Of(entries, entries.Length > 0 ? entries.Min(e => e.Day) : today, today, most);
        return new StopLoss(most, forecast, forecast.ProbabilityBy(today.AddDays(Ahead)));
    }
}
