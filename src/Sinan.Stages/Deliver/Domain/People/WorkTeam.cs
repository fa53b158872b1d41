namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>Teams that take part.</summary>
public enum WorkTeam
{
    Product,
    Data,
    Algorithm,
    Engineering,
    Labelling,
    Business,
    Operations,
    Legal,
}
