namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>Where a figure comes from, the surest first.</summary>
public enum FigureOrigin
{
    /// <summary>Measured on the data of this workspace.</summary>
    Measured,

    /// <summary>Entered by a person.</summary>
    Entered,

    /// <summary>A rule of thumb, whose source is named.</summary>
    RuleOfThumb,
}
