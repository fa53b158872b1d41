namespace Sinan.Numerics.Learning;

/// <summary>How a score nears its asymptote as training rows grow.</summary>
public enum CurveShape
{
    /// <summary>a − b · n^−c: the usual one (Cortes et al. 1993; Viering and Loog, "The shape of learning curves", 2022).</summary>
    Power,

    /// <summary>a − b · exp(−c · n): levels off sooner.</summary>
    Exponential,
}
