namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The seven stages of the work on an AI product, in order. Each ends at a gate.</summary>
public enum WorkStage
{
    NeedInsight,
    GoalAndSolution,
    Resources,
    Training,
    Launch,
    Monitoring,
    Compliance,
}
