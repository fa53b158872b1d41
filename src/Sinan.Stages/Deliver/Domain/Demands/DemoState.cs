namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>Whether there is something to see already.</summary>
public enum DemoState
{
    Unknown,
    Exists,
    None,
}
