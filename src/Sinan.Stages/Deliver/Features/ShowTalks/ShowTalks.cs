namespace Sinan.Stages.Deliver.Features.ShowTalks;

/// <summary>What was decided in an initiative, and on what grounds?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowTalks(long Id);
