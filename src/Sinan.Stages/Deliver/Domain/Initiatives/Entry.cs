namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>One of several like things that an initiative holds.</summary>
public abstract record Entry
{
    /// <summary>Its number, from 1; 0 = new.</summary>
    public int Number { get; init; }
}
