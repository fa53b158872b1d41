namespace Sinan.Stages.Decide.Contracts;

/// <summary>Whether a property of the data carries the work.</summary>
public enum CheckVerdict
{
    /// <summary>Carries the work as it is.</summary>
    Good,

    /// <summary>Carries it with the limits that are named.</summary>
    Limited,

    /// <summary>Must be mended first.</summary>
    Bad,

    /// <summary>The data do not tell.</summary>
    Unknown,
}
