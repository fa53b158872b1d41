namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>What a model is to learn.</summary>
public enum TrainingKind
{
    /// <summary>One special ability: what goes in and what comes out can be said.</summary>
    Ability,

    /// <summary>To understand a class of instructions: what belongs to it is told by examples and counterexamples.</summary>
    Instructions,
}
