namespace Sinan.Stages.Shared;

/// <summary>An action that follows from the answer.</summary>
/// <param name="Title">What to do, as a sentence with its figures.</param>
/// <param name="Href">Where that is done.</param>
/// <param name="Detail">Why, or what it brings; one line.</param>
public sealed record NextStep(Kernel.Phrase Title, string Href, Kernel.Phrase? Detail = null);
