namespace Sinan.Stages.Deliver.Domain.Iterations;

/// <summary>What set off an iteration.</summary>
public enum IterationTrigger
{
    /// <summary>It was in the plan.</summary>
    Planned,

    /// <summary>The business wants more than it wanted.</summary>
    RaisedStandard,

    /// <summary>It costs too much for what it brings.</summary>
    RoiPressure,

    Feedback,
    Defect,

    /// <summary>There are new data to learn from.</summary>
    NewData,

    /// <summary>A law or a rule changed.</summary>
    Rule,
}
