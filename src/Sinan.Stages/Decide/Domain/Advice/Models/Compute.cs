namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>What there is to train on.</summary>
public enum Compute
{
    /// <summary>An ordinary server.</summary>
    Cpu,

    /// <summary>Nothing of one's own: others run the model.</summary>
    Hosted,

    /// <summary>One graphics processor, or a few.</summary>
    Gpu,

    /// <summary>Many of them, or TPUs.</summary>
    Cluster,
}
