namespace Sinan.Numerics.Planning;

/// <summary>How the days between the least and the most are spread.</summary>
public enum EstimateShape
{
    /// <summary>Beta with mean (low + 4 · mode + high) / 6 (Malcolm et al. 1959): the extremes are rare.</summary>
    Pert,

    /// <summary>Straight lines from the extremes up to the mode.</summary>
    Triangular,

    /// <summary>Every value between the extremes alike; the mode says nothing.</summary>
    Uniform,
}
