namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The answer to a check.</summary>
/// <param name="Value">Words, an option, a number in invariant form, "yes" or "no"; empty after a refusal.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record CheckAnswer(string Value, AnswerOrigin Origin, string By, DateTimeOffset At);
