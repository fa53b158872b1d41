namespace Sinan.Kernel;

/// <summary>What a language model said.</summary>
/// <param name="Text">Its words, not blank; plain text, never markup or an instruction.</param>
/// <param name="Model">The model that answered, as the service names it.</param>
/// <param name="TokensAsked">Tokens of the question; null when the service does not say.</param>
/// <param name="TokensAnswered">Tokens of the answer; null when the service does not say.</param>
/// <param name="Took">From sending to the whole answer.</param>
/// <param name="IsCut">Whether it stopped because the answer became too long.</param>
public sealed record ModelAnswer(string Text, string Model, int? TokensAsked, int? TokensAnswered, TimeSpan Took, bool IsCut);
