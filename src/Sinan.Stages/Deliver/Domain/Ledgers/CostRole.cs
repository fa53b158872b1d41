namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>Who worked; decides what a person-day costs.</summary>
public enum CostRole
{
    Operations,
    Engineer,
    Algorithm,
}
