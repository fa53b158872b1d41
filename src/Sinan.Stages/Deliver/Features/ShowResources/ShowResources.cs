namespace Sinan.Stages.Deliver.Features.ShowResources;

/// <summary>Which machines and data are missing, and what is open with the algorithm team?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowResources(long Id);
