namespace Sinan.Stages.Listen.Data;

/// <summary>What became of an answer that was sent.</summary>
public enum Submission
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>Its sheet was there already; it counts once.</summary>
    Repeated,

    /// <summary>A quota is full; nothing was kept.</summary>
    Full,
}
