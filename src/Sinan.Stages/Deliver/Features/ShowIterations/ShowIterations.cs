namespace Sinan.Stages.Deliver.Features.ShowIterations;

/// <summary>What set off the iterations of an initiative, and what did they take?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowIterations(long Id);
