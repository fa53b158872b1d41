namespace Sinan.Stages.Deliver.Domain.Initiatives;

public enum CheckState
{
    /// <summary>Not answered, or not measured yet.</summary>
    Open,

    Holds,

    Fails,
}
