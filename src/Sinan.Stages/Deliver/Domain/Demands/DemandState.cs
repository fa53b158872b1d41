namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>Where a demand stands between the two sides.</summary>
public enum DemandState
{
    Asked,
    Offered,
    Agreed,
    Declined,
}
