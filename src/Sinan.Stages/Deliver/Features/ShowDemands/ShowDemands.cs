namespace Sinan.Stages.Deliver.Features.ShowDemands;

/// <summary>What is asked of the makers of models, what does it bring and cost, and what do they answer?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowDemands(long Id);
