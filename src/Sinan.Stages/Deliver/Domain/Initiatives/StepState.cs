namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Where a sub-step stands.</summary>
public enum StepState
{
    Open,
    Doing,
    Blocked,
    Done,
}
