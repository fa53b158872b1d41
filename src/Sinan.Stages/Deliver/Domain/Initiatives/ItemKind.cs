namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>What an initiative is; planning follows from it.</summary>
public enum ItemKind
{
    /// <summary>Something that people use.</summary>
    Product,

    /// <summary>A function to be built: its effort can be estimated.</summary>
    Development,

    /// <summary>A question whose answer nobody knows yet, such as training a model.</summary>
    Research,
}
