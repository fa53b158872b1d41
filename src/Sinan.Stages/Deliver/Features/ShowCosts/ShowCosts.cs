namespace Sinan.Stages.Deliver.Features.ShowCosts;

/// <summary>What has this initiative cost, and when is the limit reached?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowCosts(long Id);
