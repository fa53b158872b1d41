namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>An example of what is to be learned.</summary>
/// <param name="Input">What goes in.</param>
/// <param name="Output">What is to come out.</param>
/// <param name="IsCounter">Whether it shows what does not belong to it.</param>
public sealed record TrainingExample(string Input, string Output, bool IsCounter = false);
