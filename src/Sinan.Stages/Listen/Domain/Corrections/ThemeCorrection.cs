namespace Sinan.Stages.Listen.Domain.Corrections;

/// <summary>What a person did to a theme.</summary>
public enum CorrectionKind
{
    /// <summary>Gave it a name.</summary>
    Rename,

    /// <summary>Put its comments into another theme.</summary>
    Merge,

    /// <summary>Made a theme of those of its comments that hold a word.</summary>
    Split,

    /// <summary>Put comments without a theme that hold a word into it.</summary>
    Gather,

    /// <summary>Keeps it at the head of the list, however small it gets.</summary>
    Pin,

    /// <summary>Took it out of what is shown and counted as a need.</summary>
    Exclude,
}

/// <summary>A correction of the themes. It holds in later readings and is a label for them: comments of corrected themes stay where a person put them.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Theme">Id of the theme.</param>
/// <param name="Name">Its name before.</param>
/// <param name="Value">New name, id of the theme that it was put into, or word of the comments that were split off or gathered; null when nothing is needed.</param>
/// <param name="ValueName">Name of the theme that it was put into.</param>
/// <param name="Created">Id of the theme that a split made.</param>
/// <param name="Moved">Address among the blobs of the comments that it moved; null when none.</param>
/// <param name="At">When.</param>
public sealed record ThemeCorrection(
    CorrectionKind Kind, string Theme, string Name, string? Value, DateTimeOffset At, string? ValueName = null, string? Created = null, string? Moved = null);
