namespace Sinan.Stages.Deliver.Domain.Initiatives;

public enum HandOverState
{
    /// <summary>Waits for the other side.</summary>
    Offered,

    Accepted,

    /// <summary>Given back with a reason.</summary>
    Returned,
}
