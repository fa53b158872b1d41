namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What a person says to a question on suitability.</summary>
public enum SuitabilityAnswer
{
    /// <summary>Not answered.</summary>
    Unknown,
    Yes,
    Partly,
    No,
}
