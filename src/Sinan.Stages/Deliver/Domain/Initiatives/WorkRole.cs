namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Between whom an initiative is handed over.</summary>
public enum WorkRole
{
    Planner,
    PromptEngineer,
    Trainer,
}
