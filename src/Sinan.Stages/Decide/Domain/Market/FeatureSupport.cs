namespace Sinan.Stages.Decide.Domain.Market;

/// <summary>How far a product has a feature.</summary>
public enum FeatureSupport
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>In part.</summary>
    Partial,

    /// <summary>As one expects it.</summary>
    Full,
}
