namespace Sinan.Stages.Deliver.Features.ShowPeople;

/// <summary>Who answers for what in an initiative, and what may go wrong?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowPeople(long Id);
