namespace Sinan.Stages.Listen.Domain.Impact;

/// <summary>What may go with a theme.</summary>
public enum ImpactOutcome
{
    /// <summary>Mean rating of the person's comments.</summary>
    Rating,

    /// <summary>Whether the user did anything on days 1 to 30 after the first comment.</summary>
    Retention,

    /// <summary>Whether the user did nothing on days 31 to 60 after it.</summary>
    Churn,

    /// <summary>Money of the user on days 1 to 30 after it.</summary>
    Revenue,
}
