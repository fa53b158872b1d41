namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>Where a request for computing stands.</summary>
public enum ComputeState
{
    Asked,
    Granted,
    Refused,
}
