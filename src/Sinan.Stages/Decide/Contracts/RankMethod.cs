namespace Sinan.Stages.Decide.Contracts;

/// <summary>How a need is scored.</summary>
public enum RankMethod
{
    /// <summary>Reach × impact × confidence ÷ effort.</summary>
    Rice,

    /// <summary>Impact × confidence × ease.</summary>
    Ice,

    /// <summary>Weighted shortest job first: cost of delay ÷ size, in points relative to the smallest.</summary>
    Wsjf,

    /// <summary>Importance + what importance exceeds satisfaction by.</summary>
    Opportunity,

    /// <summary>How much more satisfied with it than without: Kano's better − worse.</summary>
    Kano,

    /// <summary>Value touched ÷ effort.</summary>
    ValueEffort,

    /// <summary>The team's own formula.</summary>
    Own,
}
