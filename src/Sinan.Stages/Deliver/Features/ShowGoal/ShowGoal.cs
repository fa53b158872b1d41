namespace Sinan.Stages.Deliver.Features.ShowGoal;

/// <summary>Is the goal of this initiative reached, and how could one tell?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowGoal(long Id);
