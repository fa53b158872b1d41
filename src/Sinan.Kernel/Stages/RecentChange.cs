namespace Sinan.Kernel;

/// <summary>Something that is not as it was.</summary>
/// <param name="At">When it changed.</param>
/// <param name="Says">What changed, as a sentence with its figures.</param>
/// <param name="Href">Where it is looked at.</param>
public sealed record RecentChange(DateTimeOffset At, Phrase Says, string Href);
