namespace Sinan.Stages.Decide.Contracts;

/// <summary>What a need is about.</summary>
public enum NeedCategory
{
    /// <summary>Something is broken or slow.</summary>
    Performance,

    /// <summary>Something is missing.</summary>
    Feature,

    /// <summary>Delivery, refunds, quality: promises kept.</summary>
    Trust,

    /// <summary>Things that belong together.</summary>
    Recommendation,

    /// <summary>It works but is a burden to use.</summary>
    Experience,

    /// <summary>What it costs, and whether that is clear.</summary>
    Price,

    /// <summary>What there is to see, read or choose from.</summary>
    Content,

    /// <summary>People who help.</summary>
    Service,
}
