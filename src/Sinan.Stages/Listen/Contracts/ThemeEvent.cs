namespace Sinan.Stages.Listen.Contracts;

/// <summary>What became of a theme in a reading.</summary>
public enum ThemeChange
{
    /// <summary>It was found for the first time.</summary>
    Begun,

    /// <summary>It parted from another theme.</summary>
    SplitFrom,

    /// <summary>Another theme parted from it.</summary>
    Split,

    /// <summary>It took in most of another theme.</summary>
    TookIn,
}

/// <param name="Change">What happened.</param>
/// <param name="At">When the reading was made.</param>
/// <param name="Other">The other theme's id; null for <see cref="ThemeChange.Begun"/>.</param>
/// <param name="OtherName">Its name then.</param>
public sealed record ThemeEvent(ThemeChange Change, DateTimeOffset At, string? Other = null, string? OtherName = null);

/// <summary>A theme that a later reading did not find any more.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name at last.</param>
/// <param name="At">When the reading was made.</param>
/// <param name="Into">Id of the theme that took most of its comments; null when they scattered.</param>
public sealed record EndedTheme(string Id, string Name, DateTimeOffset At, string? Into);
