namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What an answer speaks for.</summary>
public enum SuitabilityLean
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>AI fits.</summary>
    Fits,

    /// <summary>It fits once something is adjusted.</summary>
    Adjust,

    /// <summary>It does not fit.</summary>
    Against,
}
