namespace Sinan.Kernel;

/// <summary>Something that a person has to decide.</summary>
/// <param name="Urgency">How soon.</param>
/// <param name="Says">What it is about, as a sentence with its figures.</param>
/// <param name="Href">Where it is decided.</param>
/// <param name="Owner">Who owes it: a name that people entered, or the role that answers for such things.</param>
/// <param name="Since">From when it has waited; null where that is not known.</param>
public sealed record OpenDecision(DecisionUrgency Urgency, Phrase Says, string Href, Phrase Owner, DateTimeOffset? Since = null);
