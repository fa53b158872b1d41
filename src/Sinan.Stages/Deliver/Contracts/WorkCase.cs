namespace Sinan.Stages.Deliver.Contracts;

/// <summary>What an initiative cost and when people got it.</summary>
/// <param name="Id">Number.</param>
/// <param name="NeedId">Need that it meets; empty = none.</param>
/// <param name="Cost">Money and people of its ledgers together.</param>
/// <param name="Released">First release that went well; null before.</param>
public sealed record WorkCase(long Id, string NeedId, double Cost, DateTimeOffset? Released);
