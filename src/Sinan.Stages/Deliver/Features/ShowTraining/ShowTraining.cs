namespace Sinan.Stages.Deliver.Features.ShowTraining;

/// <summary>What are models to be trained for in an initiative, and do the sets carry it?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowTraining(long Id);
