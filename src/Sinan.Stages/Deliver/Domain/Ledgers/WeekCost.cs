namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>What had been spent by the end of a week.</summary>
/// <param name="Monday">First day of the week.</param>
/// <param name="Total">In money, money and people together.</param>
public sealed record WeekCost(DateOnly Monday, double Total);
