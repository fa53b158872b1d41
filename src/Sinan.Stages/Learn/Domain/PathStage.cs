namespace Sinan.Stages.Learn.Domain;

/// <summary>A stage of the learning path. Words: "learn.stage.{Number}" and ".outcome".</summary>
/// <param name="Number">From 1.</param>
/// <param name="Days">Study days that it is planned with.</param>
public sealed record PathStage(int Number, int Days);
