namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>A part of a training set: one situation that must be covered.</summary>
/// <param name="Name">Situation.</param>
/// <param name="TrainRows">Rows to learn from.</param>
/// <param name="TestRows">Rows kept apart for the acceptance.</param>
/// <param name="Source">Where they come from and who labels them.</param>
public sealed record TrainingSlice(string Name, int TrainRows, int TestRows, string Source = "");
