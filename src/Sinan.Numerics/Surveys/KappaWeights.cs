namespace Sinan.Numerics.Surveys;

/// <summary>How bad it is to be some categories apart.</summary>
public enum KappaWeights
{
    /// <summary>Any disagreement is as bad as any other.</summary>
    None,

    /// <summary>|i − j|.</summary>
    Linear,

    /// <summary>(i − j)².</summary>
    Quadratic,
}
